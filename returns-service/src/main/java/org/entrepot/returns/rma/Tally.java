package org.entrepot.returns.rma;

import static org.entrepot.events.returns.Disposition.REFUSED_SEND_BACK;

import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.entrepot.events.returns.ReturnEvent.Counted;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.kit.problem.InvalidInput;

/** Units of a return, counted line by line as facts tell them. */
final class Tally {

    private Tally() {}

    static List<Counted> of(List<ReturnLine> lines, ToIntFunction<ReturnLine> number) {
        return lines.stream()
                .map(line -> new Counted(line.line(), line.sku(), number.applyAsInt(line)))
                .toList();
    }

    /** What is not sent back to the customer; lines without any such unit are left out. */
    static List<Counted> accepted(List<ReturnLine> lines, List<ReturnInspected.Unit> units) {
        var kept = byLine(units.stream()
                .filter(unit -> unit.disposition() != REFUSED_SEND_BACK)
                .toList());
        return of(lines, line -> kept.getOrDefault(line.line(), 0)).stream()
                .filter(counted -> counted.quantity() > 0)
                .toList();
    }

    /** @throws InvalidInput when the units of a line are not all that was received of it */
    static void requireAll(List<ReturnLine> lines, List<ReturnInspected.Unit> units) {
        var sums = byLine(units);
        for (var line : lines) {
            if (sums.getOrDefault(line.line(), 0) != line.received())
                throw new InvalidInput("units", "of line " + line.line() + ", " + line.received() + " were received");
        }
    }

    private static Map<Integer, Integer> byLine(List<ReturnInspected.Unit> units) {
        return units.stream()
                .collect(Collectors.groupingBy(
                        ReturnInspected.Unit::line, Collectors.summingInt(ReturnInspected.Unit::quantity)));
    }
}
