package org.entrepot.kit.idempotency;

import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of one request among several: an answer, or a refusal that changed nothing. */
public final class Outcome {

    private final @Nullable Response answer;
    private final @Nullable RuntimeException refusal;

    private Outcome(@Nullable Response answer, @Nullable RuntimeException refusal) {
        this.answer = answer;
        this.refusal = refusal;
    }

    public static Outcome of(Response answer) {
        return new Outcome(answer, null);
    }

    /** @param refusal what is thrown to the one who asked */
    public static Outcome refused(RuntimeException refusal) {
        return new Outcome(null, refusal);
    }

    /** The answer; throws the refusal if there is none. */
    public Response get() {
        if (refusal != null) throw refusal;
        return Objects.requireNonNull(answer);
    }

    boolean isSuccess() {
        return answer != null && answer.getStatus() < 300;
    }
}
