package org.entrepot.kit.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A rule of the business that a request would break. Each rule is a subclass with its own name; one mapper makes RFC 9457
 * problem details of it, and nothing is changed.
 */
public abstract class BrokenRule extends RuntimeException {

    private final int status;
    private final String code;
    private final Map<String, Object> members = new LinkedHashMap<>();

    /**
     * @param status the HTTP status, 4xx or 503
     * @param code the rule's name in lower case with hyphens, as {@code "order-already-shipped"}: the problem's type
     * @param detail what is wrong with this request, for its sender; no SQL, no class, no other person's data
     */
    protected BrokenRule(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Adds a member to the problem details. */
    protected final void say(String member, Object value) {
        members.put(member, value);
    }

    /** When the same request may be fine: the header Retry-After says so. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The problem details, for an answer that tells of several requests at once and refuses one of them. */
    public Map<String, Object> details() {
        return Problem.details(status, code, getMessage(), members);
    }

    Map<String, Object> members() {
        return members;
    }
}
