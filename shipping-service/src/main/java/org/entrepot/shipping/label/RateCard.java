package org.entrepot.shipping.label;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.shipping.carrier.CarrierRefused;
import org.entrepot.shipping.carrier.Carriers;
import org.entrepot.shipping.carrier.Rate;

/**
 * What the carriers said a moment ago that they take for a parcel. Carriers charge by steps of weight, so they are asked for
 * the upper end of the step that a parcel is in, once for all parcels of it; what a label costs is what its purchase says.
 */
@ApplicationScoped
class RateCard {

    private static final int STEP_GRAMS = 500;
    private static final Duration HOLDS = Duration.ofMinutes(5);

    /** As many as are kept; about 500 bytes each. */
    private static final int MOST = 5_000;

    private final Carriers carriers;
    private final Clock clock;
    private final String from;
    private final Map<Way, Told> told = new ConcurrentHashMap<>();

    RateCard(Carriers carriers, Sender sender, Clock clock) {
        this.carriers = carriers;
        this.clock = clock;
        this.from = sender.country();
    }

    private record Way(int grams, String to) {

        static Way of(int grams, String to) {
            return new Way(Math.ceilDiv(grams, STEP_GRAMS) * STEP_GRAMS, to);
        }
    }

    private record Told(List<Rate> rates, Instant at) {}

    /** The rates for such a parcel, if they were asked for a moment ago. */
    Optional<List<Rate>> known(int grams, String to) {
        return Optional.ofNullable(told.get(Way.of(grams, to)))
                .filter(this::holds)
                .map(Told::rates);
    }

    /** The rates for such a parcel; asks the carriers when they are not known, so never inside a transaction. */
    List<Rate> rates(int grams, String to) {
        return known(grams, to).orElseGet(() -> ask(grams, to));
    }

    private List<Rate> ask(int grams, String to) {
        var way = Way.of(grams, to);
        try {
            var rates = carriers.rates(way.grams(), from, to);
            note(way, rates);
            return rates;
        } catch (CarrierRefused tooHeavy) {
            // The heaviest parcel that a carrier takes may lie between two steps.
            if (way.grams() == grams) throw tooHeavy;
            return carriers.rates(grams, from, to);
        }
    }

    private void note(Way way, List<Rate> rates) {
        if (told.size() >= MOST) told.values().removeIf(old -> !holds(old));
        if (told.size() >= MOST) told.clear();
        told.put(way, new Told(List.copyOf(rates), clock.instant()));
    }

    private boolean holds(Told card) {
        return clock.instant().isBefore(card.at().plus(HOLDS));
    }
}
