package org.entrepot.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Places at which a test can make the process fail, to show that no boundary loses or doubles anything. Inert otherwise. */
@ApplicationScoped
public class Failpoints {

    public static final String BEFORE_TRANSACTION = "before the transaction";
    public static final String INSIDE_TRANSACTION = "inside the transaction";
    public static final String AFTER_COMMIT = "after the commit, before the acknowledgement";
    public static final String AFTER_ACKNOWLEDGEMENT = "after the acknowledgement";

    public static final String BEFORE_ERRAND = "before an errand's call";
    public static final String ANSWERED = "after the outside acted, before its answer is kept";
    public static final String AFTER_ERRAND = "after an answer is kept, before its errand is crossed off";

    public static final String BEFORE_ANSWER = "after a request's commit, before its answer";

    private final Map<String, Runnable> armed = new ConcurrentHashMap<>();

    /** Runs the given failure, once, when the place is next reached. */
    public void once(String place, Runnable failure) {
        armed.put(place, failure);
    }

    /** Called by the kit at each place; nothing happens unless a test wants it. */
    public void reach(String place) {
        if (armed.isEmpty()) return;
        var failure = armed.remove(place);
        if (failure != null) failure.run();
    }
}
