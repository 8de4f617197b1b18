package org.entrepot.inventory.reservation;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockReservationRejected.Shortage;
import org.entrepot.inventory.location.LocationKind;
import org.entrepot.inventory.stock.Shelf.Offer;

/**
 * Decides which location ships which line, order after order, from what is on offer; what it gives to one order it does not
 * give to the next.
 *
 * <p>All or nothing per order. One location ships the whole order if one can, a warehouse rather than a store. Otherwise
 * the location that can ship most of what is left goes first, whole lines before parts; a line is split only when no
 * location can ship it whole.
 */
final class Allocator {

    /** The locations in the order in which we rather ship from them, each with what it offers per SKU. */
    private final Map<Source, Map<String, Integer>> offers = new TreeMap<>();

    Allocator(Collection<Offer> offers) {
        for (var offer : offers) {
            var source = new Source(offer.kind(), offer.place().location());
            this.offers
                    .computeIfAbsent(source, s -> new HashMap<>())
                    .merge(offer.place().sku(), offer.units(), Integer::sum);
        }
    }

    Decision decide(List<Wanted> lines) {
        var shortages = shortages(lines);
        if (!shortages.isEmpty()) return new Short(shortages);
        var given = new ArrayList<ReservationEvent.Line>();
        var left = new ArrayList<>(lines);
        // The large ones first: what is left over for the small ones is easier to fill.
        left.sort(comparingInt(Wanted::quantity).reversed().thenComparing(Wanted::line));
        while (!left.isEmpty()) {
            var best = bestFor(left);
            if (best.isEmpty()) break;
            for (var line : best.get().lines()) given.add(give(best.get().source(), line, line.quantity()));
            left.removeAll(best.get().lines());
        }
        for (var line : left) split(line, given);
        given.sort(comparingInt(ReservationEvent.Line::line).thenComparing(ReservationEvent.Line::location));
        return new Held(given);
    }

    private List<Shortage> shortages(List<Wanted> lines) {
        var rest = new HashMap<String, Integer>();
        var shortages = new ArrayList<Shortage>();
        for (var line : lines) {
            var free = rest.computeIfAbsent(line.sku(), this::offered);
            if (free < line.quantity()) shortages.add(new Shortage(line.line(), line.sku(), line.quantity(), free));
            rest.put(line.sku(), Math.max(0, free - line.quantity()));
        }
        return shortages;
    }

    /** The location that can ship most units of these lines, whole lines only; the preferred one among equals. */
    private Optional<Share> bestFor(List<Wanted> lines) {
        return offers.keySet().stream()
                .map(source -> share(source, lines))
                .filter(share -> !share.lines().isEmpty())
                // The first of equals is kept, and the sources come in the order of preference.
                .reduce((best, next) -> Share.BY_SIZE.compare(next, best) > 0 ? next : best);
    }

    private Share share(Source source, List<Wanted> lines) {
        var rest = new HashMap<>(offers.get(source));
        var whole = new ArrayList<Wanted>();
        for (var line : lines) {
            var free = rest.getOrDefault(line.sku(), 0);
            if (free < line.quantity()) continue;
            rest.put(line.sku(), free - line.quantity());
            whole.add(line);
        }
        return new Share(source, whole);
    }

    /** From as few locations as it takes: those that offer most first. */
    private void split(Wanted line, List<ReservationEvent.Line> given) {
        var byOffer = new LinkedHashMap<Source, Integer>();
        offers.forEach((source, skus) -> byOffer.put(source, skus.getOrDefault(line.sku(), 0)));
        var sources = byOffer.entrySet().stream()
                .filter(offer -> offer.getValue() > 0)
                .sorted(Map.Entry.<Source, Integer>comparingByValue().reversed())
                .toList();
        var missing = line.quantity();
        for (var source : sources) {
            if (missing == 0) return;
            var units = Math.min(missing, source.getValue());
            given.add(give(source.getKey(), line, units));
            missing -= units;
        }
    }

    private ReservationEvent.Line give(Source source, Wanted line, int units) {
        offers.get(source).merge(line.sku(), -units, Integer::sum);
        return new ReservationEvent.Line(line.line(), line.sku(), units, source.location());
    }

    private int offered(String sku) {
        var units = offers.values().stream()
                .mapToLong(skus -> skus.getOrDefault(sku, 0))
                .sum();
        return (int) Math.min(units, Integer.MAX_VALUE);
    }

    /** An order line that wants units. */
    record Wanted(int line, String sku, int quantity) {}

    sealed interface Decision {}

    /** Every line has its units. */
    record Held(List<ReservationEvent.Line> lines) implements Decision {}

    /** Nothing was taken, because these lines ask for more than there is. */
    record Short(List<Shortage> shortages) implements Decision {}

    private record Source(LocationKind kind, String location) implements Comparable<Source> {
        private static final Comparator<Source> PREFERENCE =
                comparing(Source::kind).thenComparing(Source::location);

        @Override
        public int compareTo(Source other) {
            return PREFERENCE.compare(this, other);
        }
    }

    /** The lines that a location can ship whole. */
    private record Share(Source source, List<Wanted> lines) {
        private static final Comparator<Share> BY_SIZE = comparingInt(
                        (Share share) -> share.lines().size())
                .thenComparingLong(share ->
                        share.lines().stream().mapToLong(Wanted::quantity).sum());
    }
}
