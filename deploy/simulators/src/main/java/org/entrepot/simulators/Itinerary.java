package org.entrepot.simulators;

import static org.entrepot.simulators.TrackingStatus.DELIVERED;
import static org.entrepot.simulators.TrackingStatus.IN_TRANSIT;
import static org.entrepot.simulators.TrackingStatus.OUT_FOR_DELIVERY;
import static org.entrepot.simulators.TrackingStatus.PICKED_UP;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The course of a parcel: what is announced, in the order in which it is announced. */
enum Itinerary {
    SMOOTH('0', PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED),
    /** Every update is announced twice. */
    DUPLICATES('1', PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED),
    /** The times of the updates are right, the order of the announcements is not. */
    OUT_OF_ORDER('2', IN_TRANSIT, PICKED_UP, DELIVERED, OUT_FOR_DELIVERY),
    DELAYED('3', PICKED_UP, IN_TRANSIT, TrackingStatus.DELAYED, OUT_FOR_DELIVERY, DELIVERED),
    DELIVERY_FAILED(
            '4', PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY, TrackingStatus.DELIVERY_FAILED, OUT_FOR_DELIVERY, DELIVERED),
    LOST('5', PICKED_UP, IN_TRANSIT, TrackingStatus.LOST),
    RETURN_TO_SENDER(
            '6',
            PICKED_UP,
            IN_TRANSIT,
            OUT_FOR_DELIVERY,
            TrackingStatus.DELIVERY_FAILED,
            TrackingStatus.RETURN_TO_SENDER),
    /** What a customer sends back. */
    RETURN('-', IN_TRANSIT, DELIVERED);

    /** @param place when it happens, counted from 1 after the hand-over */
    record Step(TrackingStatus status, int place) {}

    private final char digit;
    private final List<Step> steps;

    Itinerary(char digit, TrackingStatus... announced) {
        this.digit = digit;
        this.steps = stepsOf(announced, name().equals("OUT_OF_ORDER") ? new int[] {2, 1, 4, 3} : null);
    }

    /** Postcodes that start with ZZ and the digit of a course choose it: {@code ZZ5 1AA} is never delivered. */
    static Optional<Itinerary> ofPostcode(String postcode) {
        return Arrays.stream(values())
                .filter(course -> course != RETURN && Party.startsWith(postcode, "ZZ" + course.digit))
                .findFirst();
    }

    List<Step> steps() {
        return steps;
    }

    int timesAnnounced() {
        return this == DUPLICATES ? 2 : 1;
    }

    /** How much slower than the usual pace. */
    int slowness() {
        return this == DELAYED ? 3 : 1;
    }

    private static List<Step> stepsOf(TrackingStatus[] announced, int[] places) {
        var steps = new Step[announced.length];
        for (int i = 0; i < announced.length; i++)
            steps[i] = new Step(announced[i], places == null ? i + 1 : places[i]);
        return List.of(steps);
    }
}
