package org.entrepot.shipping.shipment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.FieldError;
import org.entrepot.kit.problem.InvalidInput;

/** Counts what people say they took and packed against what the shipment holds. */
final class Contents {

    static final int MOST_UNITS = 1_000_000;

    /** So many units of a line. */
    @Schema(name = "TakenLine")
    record Taken(@Min(1) int line, @Min(1) @Max(MOST_UNITS) int quantity) {}

    /** What was picked is less than what the order needs. */
    static final class ShortPick extends BrokenRule {
        ShortPick(List<Integer> lines) {
            super(
                    422,
                    "short-pick",
                    "Shipments leave complete: pick all units of every line, or have the order held until they are there. It can be "
                            + "cancelled only as long as nothing of it is on a manifest.");
            say("lines", lines);
        }
    }

    private Contents() {}

    /** Lines that the same order line was split into, put together again. */
    static List<Line> merged(List<Line> lines) {
        var byNumber = new LinkedHashMap<Integer, Line>();
        lines.stream()
                .sorted(Comparator.comparingInt(Line::line))
                .forEach(line -> byNumber.merge(
                        line.line(),
                        line,
                        (one, other) ->
                                new Line(one.line(), one.sku(), Math.addExact(one.quantity(), other.quantity()))));
        return List.copyOf(byNumber.values());
    }

    /** All of it must have been picked. */
    static void mustBePicked(List<Line> lines, List<Taken> picked) {
        var wanted = quantities(lines);
        var errors = new ArrayList<FieldError>();
        for (var i = 0; i < picked.size(); i++) {
            var taken = picked.get(i);
            var quantity = wanted.get(taken.line());
            if (quantity == null)
                errors.add(new FieldError("lines[" + i + "].line", "is not in this shipment, or is named twice"));
            else if (taken.quantity() > quantity)
                errors.add(new FieldError("lines[" + i + "].quantity", "is more than the " + quantity + " to pick"));
            else if (taken.quantity() == quantity) wanted.remove(taken.line());
        }
        if (!errors.isEmpty()) throw new InvalidInput(errors);
        if (!wanted.isEmpty()) throw new ShortPick(List.copyOf(wanted.keySet()));
    }

    /** The boxes together must hold the shipment, no unit more or less. Gives what lies in each of them. */
    static List<List<Line>> packedInto(List<Line> lines, List<List<Taken>> boxes) {
        var left = quantities(lines);
        var skus = new LinkedHashMap<Integer, String>();
        lines.forEach(line -> skus.put(line.line(), line.sku()));
        var errors = new ArrayList<FieldError>();
        var packed = new ArrayList<List<Line>>();
        for (var box = 0; box < boxes.size(); box++) {
            var named = new HashSet<Integer>();
            var inside = new ArrayList<Line>();
            for (var i = 0; i < boxes.get(box).size(); i++) {
                var taken = boxes.get(box).get(i);
                var where = "parcels[" + box + "].lines[" + i + "]";
                if (!left.containsKey(taken.line()))
                    errors.add(new FieldError(where + ".line", "is not in this shipment"));
                else if (!named.add(taken.line()))
                    errors.add(new FieldError(where + ".line", "is in this parcel twice"));
                else {
                    left.merge(taken.line(), -taken.quantity(), Integer::sum);
                    inside.add(new Line(taken.line(), skus.get(taken.line()), taken.quantity()));
                }
            }
            packed.add(inside);
        }
        left.forEach((line, units) -> {
            if (units > 0) errors.add(new FieldError("parcels", "line " + line + ": " + units + " not packed"));
            if (units < 0) errors.add(new FieldError("parcels", "line " + line + ": " + -units + " too many"));
        });
        if (!errors.isEmpty()) throw new InvalidInput(errors);
        return packed;
    }

    private static Map<Integer, Integer> quantities(List<Line> lines) {
        var quantities = new LinkedHashMap<Integer, Integer>();
        lines.forEach(line -> quantities.put(line.line(), line.quantity()));
        return quantities;
    }
}
