package org.entrepot.shipping.label;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.sql.GroupCommit;
import org.entrepot.shipping.label.Claims.Claimed;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Notes which labels are being bought before a carrier is asked, for all that come at the same time in one transaction.
 * Who comes after another for the same shipment takes up the claim that is there.
 */
@ApplicationScoped
class ClaimLabels {

    private static final int AT_ONCE = 64;

    private final Claims claims;
    private final ChooseCarrier choose;
    private final GroupCommit<Wish, Answer> together;

    ClaimLabels(Claims claims, ChooseCarrier choose, Jdbi jdbi) {
        this.claims = claims;
        this.choose = choose;
        this.together = new GroupCommit<>(jdbi, AT_ONCE, this::answerAll);
    }

    /**
     * Labels that somebody wants for a shipment.
     *
     * @param asked what they insist on
     * @param chosen complete, after the carriers were asked for their rates
     */
    record Wish(UUID shipmentId, Choice asked, @Nullable Choice chosen, String by) {

        Wish with(Choice choice) {
            return new Wish(shipmentId, asked, choice, by);
        }
    }

    /** What comes of a wish. */
    sealed interface Answer {

        /** Its labels are there. */
        record Labelled() implements Answer {}

        /** They are claimed, and can be bought. */
        record ToBuy(Unlabelled shipment) implements Answer {}

        /** The carriers must be asked for their rates first. */
        record RatesWanted(Unlabelled shipment) implements Answer {}

        record Refused(BrokenRule why) implements Answer {}
    }

    Answer answer(Wish wish) {
        var answer = together.call(wish);
        if (answer instanceof Answer.Refused refused) throw refused.why();
        return answer;
    }

    List<Answer> answerAll(List<Wish> wishes) {
        var found = claims.lock(wishes.stream().map(Wish::shipmentId).distinct().toList());
        var fresh = new ArrayList<Claimed>();
        var answers = wishes.stream().map(wish -> answer(wish, found, fresh)).toList();
        claims.add(fresh);
        return answers;
    }

    private Answer answer(Wish wish, Map<UUID, Unlabelled> found, List<Claimed> fresh) {
        try {
            return decide(wish, found, fresh);
        } catch (BrokenRule refusal) {
            return new Answer.Refused(refusal);
        }
    }

    private Answer decide(Wish wish, Map<UUID, Unlabelled> found, List<Claimed> fresh) {
        var shipment = found.get(wish.shipmentId());
        if (shipment == null) throw new NotFound("shipment");
        if (!shipment.isLabelled()) shipment.mustBeReady();
        if (shipment.isClaimed()) shipment.mustAgreeWith(wish.asked());
        if (shipment.isLabelled()) return new Answer.Labelled();
        if (shipment.isClaimed()) return new Answer.ToBuy(shipment);
        var choice = choice(wish, shipment);
        if (choice == null) return new Answer.RatesWanted(shipment);
        var claimed = shipment.claimed(choice);
        found.put(wish.shipmentId(), claimed);
        fresh.add(new Claimed(claimed, wish.by()));
        return new Answer.ToBuy(claimed);
    }

    private @Nullable Choice choice(Wish wish, Unlabelled shipment) {
        if (wish.chosen() != null) return wish.chosen();
        if (wish.asked().isComplete()) return wish.asked();
        return choose.ifRatesAreKnown(shipment, wish.asked()).orElse(null);
    }
}
