package org.entrepot.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entrepot.launcher.demo.day.Day;
import org.entrepot.launcher.demo.day.Product;

/** The packing table: units go into boxes that a person can lift, and each box is weighed. */
public final class Scales {
    private static final int WRAPPING_GRAMS = 150;
    private static final int HEAVIEST_GRAMS = 24_000;
    private static final int UNKNOWN_GRAMS = 300;

    private final Map<String, Integer> grams;

    public Scales(Day day) {
        grams = day.products().stream().collect(Collectors.toMap(Product::sku, Product::weightGrams));
    }

    /** What is in a box. */
    record Taken(int line, int quantity) {}

    /** A closed box on the scales. */
    record Box(int weightGrams, List<Taken> lines) {}

    /** What is to be packed. */
    record Units(int line, String sku, int quantity) {}

    List<Box> pack(List<Units> shipment) {
        List<Box> boxes = new ArrayList<>();
        List<Taken> taken = new ArrayList<>();
        var weight = WRAPPING_GRAMS;
        for (var units : shipment) {
            var each = grams.getOrDefault(units.sku(), UNKNOWN_GRAMS);
            for (var left = units.quantity(); left > 0; ) {
                var fit = Math.min(left, (HEAVIEST_GRAMS - weight) / each);
                if (fit > 0) {
                    taken.add(new Taken(units.line(), fit));
                    weight += fit * each;
                    left -= fit;
                }
                if (left > 0) {
                    boxes.add(new Box(weight, List.copyOf(taken)));
                    taken.clear();
                    weight = WRAPPING_GRAMS;
                }
            }
        }
        boxes.add(new Box(weight, List.copyOf(taken)));
        return boxes;
    }
}
