package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.returns.order.KnownOrder;

/**
 * What may come back, and until when. The clock of the window starts with the last arrival of a line, once nothing that was
 * shipped of it is under way any more.
 */
@ApplicationScoped
class ReturnPolicy {

    private final Duration window;
    private final Clock clock;

    ReturnPolicy(@ConfigProperty(name = "entrepot.returns.window-days") int windowDays, Clock clock) {
        this.window = Duration.ofDays(windowDays);
        this.clock = clock;
    }

    /**
     * Refuses units that were not ordered or shipped, that come back already, or that arrived too long ago.
     *
     * @param field the path of the line in the request
     * @param taken how many units of each line are on their way back, or came back
     */
    void check(KnownOrder.Line line, int quantity, Map<Integer, Integer> taken, String field) {
        var already = taken.getOrDefault(line.line(), 0);
        var left = line.quantity() - already;
        if (quantity > left) throw new InvalidInput(field + ".quantity", "at most " + left + " can come back");
        if (quantity > line.shipped() - already) throw new NotShippedYet(line.line());
        var closesAt = line.arrivedAt().map(arrived -> arrived.plus(window));
        if (closesAt.filter(end -> end.isBefore(clock.instant())).isPresent()) throw new WindowClosed(line.line());
    }

    /** These units have not left us, or the news that they have is still on its way here: ask again in a moment. */
    static final class NotShippedYet extends BrokenRule {
        NotShippedYet(int line) {
            super(409, "not-shipped-yet", "Of line " + line + ", not so many units have been shipped yet.");
            say("line", line);
        }
    }

    /** The time in which the goods could be sent back is over. */
    static final class WindowClosed extends BrokenRule {
        WindowClosed(int line) {
            super(409, "return-window-closed", "The time to return line " + line + " is over.");
            say("line", line);
        }
    }
}
