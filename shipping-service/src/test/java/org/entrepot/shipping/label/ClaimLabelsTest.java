package org.entrepot.shipping.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.IllegalTransition;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.RealParts;
import org.entrepot.shipping.OutsideWorld;
import org.entrepot.shipping.Warehouse;
import org.entrepot.shipping.label.ClaimLabels.Answer;
import org.entrepot.shipping.label.ClaimLabels.Wish;
import org.entrepot.shipping.label.Unlabelled.OtherLabelChosen;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class ClaimLabelsTest {

    private static final Choice ANY = new Choice(null, null);
    private static final Choice EXPRESS = new Choice("swiftline", "EXPRESS");

    private final Warehouse warehouse = new Warehouse();

    @Inject
    ClaimLabels claim;

    @Test
    void of_two_who_ask_for_one_shipment_at_the_same_time_the_second_takes_up_the_claim_of_the_first() {
        var shipment = packed();

        var answers = together(
                wish(shipment, EXPRESS), wish(shipment, ANY), wish(shipment, new Choice("northpost", "STANDARD")));
        var later = together(wish(shipment, ANY)).getFirst();

        assertThat(orders(answers.get(0)))
                .hasSize(1)
                .isEqualTo(orders(answers.get(1)))
                .isEqualTo(orders(later));
        assertThat(refusal(answers.get(2))).isInstanceOf(OtherLabelChosen.class);
        assertThat(claimed(shipment)).isEqualTo(1);
    }

    @Test
    void one_that_is_refused_leaves_the_claims_of_the_others_alone() {
        var ready = packed();
        var other = packed();
        var notPacked = warehouse.released();

        var answers = together(
                wish(ready, EXPRESS),
                wish(UUID.randomUUID(), EXPRESS),
                wish(notPacked, EXPRESS),
                wish(other, new Choice("northpost", "STANDARD")));

        assertThat(orders(answers.get(0)))
                .extracting(order -> order.label().carrier())
                .containsExactly("swiftline");
        assertThat(refusal(answers.get(1))).isInstanceOf(NotFound.class);
        assertThat(refusal(answers.get(2))).isInstanceOf(IllegalTransition.class);
        assertThat(orders(answers.get(3)))
                .extracting(order -> order.label().carrier())
                .containsExactly("northpost");
        assertThat(claimed(ready) + claimed(other)).isEqualTo(2);
        assertThat(Database.number(
                        "select count(distinct xmin::text) from shipping.shipment where id in (?, ?)", ready, other))
                .isEqualTo(1);
    }

    private UUID packed() {
        var shipment = warehouse.packed(warehouse.released());
        warehouse.awaitAddress(shipment);
        return shipment;
    }

    private List<Answer> together(Wish... wishes) {
        return QuarkusTransaction.requiringNew().call(() -> claim.answerAll(List.of(wishes)));
    }

    private static Wish wish(UUID shipment, Choice asked) {
        return new Wish(shipment, asked, null, "warehouse/one");
    }

    private static List<LabelOrder> orders(Answer answer) {
        return ((Answer.ToBuy) answer).shipment().orders();
    }

    private static BrokenRule refusal(Answer answer) {
        return ((Answer.Refused) answer).why();
    }

    private static long claimed(UUID shipment) {
        return Database.number(
                "select count(*) from shipping.label l join shipping.parcel p on p.id = l.parcel_id where p.shipment_id = ?",
                shipment);
    }
}
