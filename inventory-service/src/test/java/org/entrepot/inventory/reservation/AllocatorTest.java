package org.entrepot.inventory.reservation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockReservationRejected.Shortage;
import org.entrepot.inventory.location.LocationKind;
import org.entrepot.inventory.reservation.Allocator.Held;
import org.entrepot.inventory.reservation.Allocator.Short;
import org.entrepot.inventory.reservation.Allocator.Wanted;
import org.entrepot.inventory.stock.Place;
import org.entrepot.inventory.stock.Shelf.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllocatorTest {

    @Test
    void one_location_ships_the_whole_order_if_one_can() {
        var allocator = offering(at("MAIN", "KETTLE", 5), store("LYON", "KETTLE", 1), store("LYON", "MUG", 1));

        assertThat(held(allocator, wanted(1, "KETTLE", 1), wanted(2, "MUG", 1)))
                .containsExactly(line(1, "KETTLE", 1, "LYON"), line(2, "MUG", 1, "LYON"));
    }

    @Test
    void a_warehouse_ships_rather_than_a_store() {
        var allocator = offering(store("ARRAS", "KETTLE", 9), at("ZOLDER", "KETTLE", 2));

        assertThat(held(allocator, wanted(1, "KETTLE", 2))).containsExactly(line(1, "KETTLE", 2, "ZOLDER"));
    }

    @Test
    void an_order_that_no_location_has_whole_is_split_by_lines() {
        var allocator = offering(at("MAIN", "KETTLE", 2), at("MAIN", "POT", 1), store("LYON", "MUG", 3));

        assertThat(held(allocator, wanted(1, "KETTLE", 2), wanted(2, "MUG", 3), wanted(3, "POT", 1)))
                .containsExactly(line(1, "KETTLE", 2, "MAIN"), line(2, "MUG", 3, "LYON"), line(3, "POT", 1, "MAIN"));
    }

    @Test
    void a_line_is_split_when_no_location_has_it_whole() {
        var allocator = offering(at("MAIN", "KETTLE", 2), store("LYON", "KETTLE", 3));

        assertThat(held(allocator, wanted(1, "KETTLE", 4)))
                .containsExactly(line(1, "KETTLE", 3, "LYON"), line(1, "KETTLE", 1, "MAIN"));
    }

    @Test
    void lines_of_one_sku_find_whole_places_before_any_is_split() {
        var allocator = offering(at("A", "MUG", 3), at("B", "MUG", 2));

        assertThat(held(allocator, wanted(1, "MUG", 2), wanted(2, "MUG", 3)))
                .containsExactly(line(1, "MUG", 2, "B"), line(2, "MUG", 3, "A"));
    }

    @Test
    void every_short_line_is_named_with_what_there_is_for_it() {
        var allocator = offering(at("MAIN", "KETTLE", 3), at("MAIN", "MUG", 9));

        var decision = allocator.decide(List.of(
                wanted(1, "KETTLE", 2), wanted(2, "KETTLE", 2), wanted(3, "MUG", 1), wanted(4, "NEVER-SEEN", 1)));

        assertThat(decision)
                .isEqualTo(new Short(List.of(new Shortage(2, "KETTLE", 2, 1), new Shortage(4, "NEVER-SEEN", 1, 0))));
    }

    @Test
    void a_short_order_takes_nothing_from_the_next() {
        var allocator = offering(at("MAIN", "KETTLE", 3));

        assertThat(allocator.decide(List.of(wanted(1, "KETTLE", 4)))).isInstanceOf(Short.class);
        assertThat(allocator.decide(List.of(wanted(1, "KETTLE", 3)))).isInstanceOf(Held.class);
        assertThat(allocator.decide(List.of(wanted(1, "KETTLE", 1)))).isInstanceOf(Short.class);
    }

    @Test
    void the_largest_quantities_do_not_overflow() {
        var allocator =
                offering(at("A", "KETTLE", Integer.MAX_VALUE), at("B", "KETTLE", Integer.MAX_VALUE), at("A", "MUG", 1));

        assertThat(held(allocator, wanted(1, "KETTLE", Integer.MAX_VALUE), wanted(2, "MUG", 1)))
                .hasSize(2);
    }

    /** Whatever lies where and whatever is wanted: nothing is sold twice, nothing is refused that could be served. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void it_never_oversells_and_refuses_only_what_is_short(int seed) {
        var random = new Random(seed);
        var offers = someOffers(random);
        var allocator = new Allocator(offers);
        var left = new HashMap<Place, Integer>();
        offers.forEach(offer -> left.merge(offer.place(), offer.units(), Integer::sum));

        for (var order = 0; order < 30; order++) {
            var lines = someLines(random);
            switch (allocator.decide(lines)) {
                case Held held -> {
                    assertThat(unitsByLine(held.lines())).isEqualTo(quantities(lines));
                    assertThat(needlesslySplit(held.lines(), lines, left)).isEmpty();
                    assertThat(locationsOf(held.lines()))
                            .satisfies(used -> assertThat(used == 1 || !someLocationHasAll(lines, left))
                                    .isTrue());
                    held.lines().forEach(line -> left.merge(placeOf(line), -line.quantity(), Integer::sum));
                    assertThat(left.values()).allMatch(units -> units >= 0);
                }
                case Short missing -> {
                    assertThat(missing.shortages()).isNotEmpty();
                    assertThat(couldBeServed(lines, left)).isFalse();
                }
            }
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static List<Offer> someOffers(Random random) {
        var offers = new ArrayList<Offer>();
        for (var sku = 0; sku < 4; sku++) {
            for (var location = 0; location < 4; location++) {
                if (random.nextBoolean())
                    offers.add(new Offer(
                            new Place("SKU-" + sku, "L" + location),
                            location < 2 ? LocationKind.WAREHOUSE : LocationKind.STORE,
                            1 + random.nextInt(12)));
            }
        }
        return offers;
    }

    private static List<Wanted> someLines(Random random) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(4))
                .mapToObj(line -> wanted(line, "SKU-" + random.nextInt(4), 1 + random.nextInt(5)))
                .toList();
    }

    private static Map<Integer, Integer> quantities(List<Wanted> lines) {
        return lines.stream().collect(groupingBy(Wanted::line, summingInt(Wanted::quantity)));
    }

    private static Map<Integer, Integer> unitsByLine(List<ReservationEvent.Line> lines) {
        return lines.stream()
                .collect(groupingBy(ReservationEvent.Line::line, summingInt(ReservationEvent.Line::quantity)));
    }

    private static boolean couldBeServed(List<Wanted> lines, Map<Place, Integer> left) {
        var wanted = lines.stream().collect(groupingBy(Wanted::sku, summingInt(Wanted::quantity)));
        return wanted.entrySet().stream().allMatch(sku -> offered(sku.getKey(), left) >= sku.getValue());
    }

    private static int offered(String sku, Map<Place, Integer> left) {
        return left.entrySet().stream()
                .filter(place -> place.getKey().sku().equals(sku))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static boolean someLocationHasAll(List<Wanted> lines, Map<Place, Integer> left) {
        var wanted = lines.stream().collect(groupingBy(Wanted::sku, summingInt(Wanted::quantity)));
        return left.keySet().stream()
                .map(Place::location)
                .distinct()
                .anyMatch(location -> wanted.entrySet().stream()
                        .allMatch(sku -> left.getOrDefault(new Place(sku.getKey(), location), 0) >= sku.getValue()));
    }

    /** Lines in parts whose SKU no other line wants, although one location had them whole. */
    private static List<Wanted> needlesslySplit(
            List<ReservationEvent.Line> given, List<Wanted> lines, Map<Place, Integer> left) {
        var parts = given.stream().collect(groupingBy(ReservationEvent.Line::line));
        return lines.stream()
                .filter(line -> parts.get(line.line()).size() > 1)
                .filter(line -> lines.stream()
                                .filter(other -> other.sku().equals(line.sku()))
                                .count()
                        == 1)
                .filter(line -> left.entrySet().stream()
                        .anyMatch(place ->
                                place.getKey().sku().equals(line.sku()) && place.getValue() >= line.quantity()))
                .toList();
    }

    private static long locationsOf(List<ReservationEvent.Line> lines) {
        return lines.stream().map(ReservationEvent.Line::location).distinct().count();
    }

    private static List<ReservationEvent.Line> held(Allocator allocator, Wanted... lines) {
        return ((Held) allocator.decide(List.of(lines))).lines();
    }

    private static Allocator offering(Offer... offers) {
        return new Allocator(List.of(offers));
    }

    private static Offer at(String warehouse, String sku, int units) {
        return new Offer(new Place(sku, warehouse), LocationKind.WAREHOUSE, units);
    }

    private static Offer store(String store, String sku, int units) {
        return new Offer(new Place(sku, store), LocationKind.STORE, units);
    }

    private static Wanted wanted(int line, String sku, int quantity) {
        return new Wanted(line, sku, quantity);
    }

    private static ReservationEvent.Line line(int line, String sku, int quantity, String location) {
        return new ReservationEvent.Line(line, sku, quantity, location);
    }

    private static Place placeOf(ReservationEvent.Line line) {
        return new Place(line.sku(), line.location());
    }
}
