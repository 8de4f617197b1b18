package org.entrepot.shipping.label;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entrepot.events.Money;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.shipping.carrier.Rate;

/** All parcels of a shipment travel with one carrier and service: the cheapest that was not ruled out, then the fastest. */
@ApplicationScoped
class ChooseCarrier {

    private final RateCard card;

    ChooseCarrier(RateCard card) {
        this.card = card;
    }

    /** Asks the carriers for their rates, unless they are known. */
    Choice forShipment(Unlabelled shipment, Choice asked) {
        var rates = new ArrayList<Rate>();
        for (var weight : shipment.weights()) rates.addAll(card.rates(weight, shipment.country()));
        return cheapest(rates, shipment.parcels(), asked);
    }

    /** As {@link #forShipment}, but asks nobody: gives none when a rate is not known. */
    Optional<Choice> ifRatesAreKnown(Unlabelled shipment, Choice asked) {
        var rates = new ArrayList<Rate>();
        for (var weight : shipment.weights()) {
            var known = card.known(weight, shipment.country());
            if (known.isEmpty()) return Optional.empty();
            rates.addAll(known.get());
        }
        return Optional.of(cheapest(rates, shipment.parcels(), asked));
    }

    static Choice cheapest(List<Rate> rates, int parcels, Choice asked) {
        return rates.stream()
                .filter(rate -> asked.agreesWith(rate.carrier(), rate.service()))
                .collect(groupingBy(rate -> new Choice(rate.carrier(), rate.service())))
                .entrySet()
                .stream()
                .filter(offer -> offer.getValue().size() == parcels)
                .map(offer -> Offer.of(offer.getKey(), offer.getValue()))
                .min(Comparator.comparing(Offer::cost)
                        .thenComparing(Offer::promisedOn)
                        .thenComparing(offer -> offer.choice().toString()))
                .map(Offer::choice)
                .orElseThrow(() -> new InvalidInput("carrier", "no carrier has such a service for these parcels"));
    }

    private record Offer(Choice choice, Money cost, LocalDate promisedOn) {

        static Offer of(Choice choice, List<Rate> rates) {
            return new Offer(
                    choice,
                    rates.stream().map(Rate::cost).reduce(Money::plus).orElseThrow(),
                    rates.stream()
                            .map(Rate::promisedOn)
                            .max(LocalDate::compareTo)
                            .orElseThrow());
        }
    }
}
