package org.entrepot.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.entrepot.kit.problem.FieldError;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.order.offer.Offer;
import org.entrepot.order.offer.Offers;
import org.jspecify.annotations.Nullable;

/** Puts our prices and taxes to what a client asks for; refuses what is not for sale, all of it at once. */
@ApplicationScoped
class PriceBasket {

    private final Offers offers;

    PriceBasket(Offers offers) {
        this.offers = offers;
    }

    /** What is offered of all that these baskets ask for, by SKU. */
    Map<String, Offer> offersFor(List<Basket> baskets) {
        return offers.of(baskets.stream()
                .flatMap(basket -> basket.lines().stream())
                .map(Basket.Line::sku)
                .distinct()
                .toList());
    }

    /**
     * @param known the offers, see {@link #offersFor}
     * @throws InvalidInput with an error for each line that cannot be sold
     */
    List<OrderLine> of(Basket basket, Map<String, Offer> known) {
        refuseWhatIsNotForSale(basket, known);
        var lines = new ArrayList<OrderLine>();
        for (var asked : basket.lines()) {
            var offer = known.get(asked.sku());
            var tax = offer.taxOf(asked.units());
            lines.add(
                    new OrderLine(lines.size() + 1, offer.sku(), offer.productId(), asked.units(), offer.price(), tax));
        }
        if (lines.stream().allMatch(line -> line.total().sign() == 0)) {
            throw new InvalidInput("lines", "come to nothing; there is nothing to pay");
        }
        return lines;
    }

    private static void refuseWhatIsNotForSale(Basket basket, Map<String, Offer> known) {
        var errors = new ArrayList<FieldError>();
        var seen = new HashSet<String>();
        for (var i = 0; i < basket.lines().size(); i++) {
            var sku = basket.lines().get(i).sku();
            var why = seen.add(sku)
                    ? refusal(known.get(sku), basket.currency())
                    : "comes twice; ask for all units of it in one line";
            if (why != null) errors.add(new FieldError("lines[" + i + "].sku", why));
        }
        if (!errors.isEmpty()) throw new InvalidInput(errors);
    }

    private static @Nullable String refusal(@Nullable Offer offer, String currency) {
        if (offer == null || !offer.isSellable()) return "is not for sale";
        return offer.price().currency().equals(currency) ? null : "is not sold in " + currency;
    }
}
