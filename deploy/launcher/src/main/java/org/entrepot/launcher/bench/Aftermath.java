package org.entrepot.launcher.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.launcher.audit.Audit;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Rest;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/** After a run: the platform comes to rest and is audited; a run with a violation counts for nothing. */
final class Aftermath {
    private static final Duration TO_REST = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Platform platform;

    Aftermath(Platform platform) {
        this.platform = platform;
    }

    /** Why the run counts for nothing; empty when it counts. */
    List<String> of(Confirmations confirmations, List<Acknowledged> warming, List<Acknowledged> measured) {
        System.out.println("Waiting for rest, then auditing …");
        try (var rest = Rest.of(platform.kafka());
                var superuser = platform.superuser()) {
            Wait.until(TO_REST, BETWEEN_LOOKS, () -> {
                if (confirmations.awaited() > 0) return confirmations.awaited() + " orders without an outcome";
                var missing = rest.missing(superuser);
                return missing.isEmpty() ? null : String.join(", ", missing);
            });
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
        var history = new ArrayList<>(warming);
        history.addAll(measured);
        var audit = Audit.of(platform, history);
        audit.inWords().forEach(line -> System.out.println("  " + line));
        return audit.isClean() ? List.of() : List.of("the audit found violations");
    }
}
