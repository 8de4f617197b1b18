package org.entrepot.shipping.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.Trail;
import org.entrepot.kit.idempotency.Attempt;
import org.entrepot.kit.idempotency.Idempotency.KeyReused;
import org.entrepot.kit.idempotency.Outcome;
import org.entrepot.kit.problem.IllegalTransition;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.web.Etags.VersionStale;
import org.entrepot.shipping.OutsideWorld;
import org.entrepot.shipping.Warehouse;
import org.entrepot.shipping.shipment.Contents.ShortPick;
import org.entrepot.shipping.shipment.Contents.Taken;
import org.entrepot.shipping.shipment.Pack.Box;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each shipment of the warehouse has one line of two units. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class TakeStepsTest {

    private static final Step PICK = new Pick(null);

    private final Warehouse warehouse = new Warehouse();

    @Inject
    TakeSteps steps;

    @Test
    void steps_of_many_are_kept_in_one_transaction_and_what_is_refused_leaves_the_others_alone() {
        var first = warehouse.released();
        var second = warehouse.picked(warehouse.released());
        var other = warehouse.released();
        var shortOfOne = warehouse.released();

        var outcomes = together(
                asked(first, PICK),
                asked(UUID.randomUUID(), PICK),
                asked(other, PICK, "\"999\"", null),
                asked(second, pack(700)),
                asked(shortOfOne, new Pick(List.of(new Taken(1, 1)))));

        assertThat(view(outcomes.get(0)).state()).isEqualTo(ShipmentState.PICKED);
        assertThatThrownBy(outcomes.get(1)::get).isInstanceOf(NotFound.class);
        assertThatThrownBy(outcomes.get(2)::get).isInstanceOf(VersionStale.class);
        assertThat(view(outcomes.get(3)).parcels()).hasSize(1);
        assertThatThrownBy(outcomes.get(4)::get).isInstanceOf(ShortPick.class);
        assertThat(history(first)).containsExactly("RELEASED", "PICKED");
        assertThat(history(second)).containsExactly("RELEASED", "PICKED", "PACKED");
        assertThat(history(other)).containsExactly("RELEASED");
        assertThat(history(shortOfOne)).containsExactly("RELEASED");
        assertThat(Database.number(
                        "select count(distinct xmin::text) from shipping.shipment where id in (?, ?)", first, second))
                .isEqualTo(1);
    }

    @Test
    void steps_of_one_shipment_are_taken_one_after_the_other() {
        var shipment = warehouse.released();

        var outcomes = together(
                asked(shipment, PICK, "\"1\"", null),
                asked(shipment, PICK, "\"1\"", null),
                asked(shipment, pack(700)),
                asked(shipment, PICK));

        assertThat(view(outcomes.get(0)).version()).isEqualTo(2);
        assertThatThrownBy(outcomes.get(1)::get).isInstanceOf(VersionStale.class);
        assertThat(view(outcomes.get(2)).version()).isEqualTo(3);
        assertThat(outcomes.get(2).get().getHeaderString("ETag")).isEqualTo("\"3\"");
        assertThatThrownBy(outcomes.get(3)::get).isInstanceOf(IllegalTransition.class);
        assertThat(history(shipment)).containsExactly("RELEASED", "PICKED", "PACKED");
    }

    @Test
    void two_boxes_of_a_shipment_are_weighed_at_the_same_time() {
        var shipment = warehouse.picked(warehouse.released());
        var open = new Pack(List.of(new Box(null, List.of(new Taken(1, 1))), new Box(null, List.of(new Taken(1, 1)))));
        var boxes = view(together(asked(shipment, open)).getFirst()).parcels();

        var outcomes = together(
                asked(shipment, new Weigh(boxes.get(0).id(), 400)),
                asked(shipment, new Weigh(boxes.get(1).id(), 500)));

        assertThat(view(outcomes.getLast()).parcels())
                .extracting(box -> box.weightGrams())
                .containsExactly(400, 500);
        assertThat(Database.number("select sum(weight_grams) from shipping.parcel where shipment_id = ?", shipment))
                .isEqualTo(900);
    }

    @Test
    void steps_with_a_key_are_repeated_among_others_that_have_none() {
        var keyed = warehouse.released();
        var plain = warehouse.released();
        var key = new Attempt("warehouse/one", UUID.randomUUID().toString(), "a fingerprint");
        var first = together(asked(keyed, PICK, null, key)).getFirst();

        var outcomes = together(
                asked(plain, PICK),
                asked(keyed, PICK, null, key),
                asked(keyed, PICK, null, new Attempt(key.client(), key.key(), "another")));

        assertThat(view(outcomes.get(0)).state()).isEqualTo(ShipmentState.PICKED);
        assertThat(outcomes.get(1).get().getHeaderString("Idempotent-Replay")).isEqualTo("true");
        assertThat(outcomes.get(1).get().getHeaderString("ETag"))
                .isEqualTo(first.get().getHeaderString("ETag"));
        assertThatThrownBy(outcomes.get(2)::get).isInstanceOf(KeyReused.class);
        assertThat(history(keyed)).containsExactly("RELEASED", "PICKED");
    }

    @Test
    void a_new_key_among_others_is_taken_with_them() {
        var keyed = warehouse.released();
        var plain = warehouse.released();
        var key = new Attempt("warehouse/one", UUID.randomUUID().toString(), "a fingerprint");

        var outcomes = together(asked(plain, PICK), asked(keyed, PICK, null, key), asked(plain, PICK));

        assertThat(view(outcomes.get(0)).id()).isEqualTo(plain);
        assertThat(view(outcomes.get(1)).id()).isEqualTo(keyed);
        assertThatThrownBy(outcomes.get(2)::get).isInstanceOf(IllegalTransition.class);
    }

    private List<Outcome> together(Asked... asked) {
        return QuarkusTransaction.requiringNew().call(() -> steps.takeTogether(List.of(asked)));
    }

    private static Step pack(int grams) {
        return new Pack(List.of(new Box(grams, List.of(new Taken(1, 2)))));
    }

    private static Asked asked(UUID shipment, Step step) {
        return asked(shipment, step, null, null);
    }

    private static Asked asked(UUID shipment, Step step, @Nullable String ifMatch, @Nullable Attempt key) {
        return new Asked(shipment, step, "warehouse/one", new Asked.Terms(ifMatch, key), Trail.fresh());
    }

    private static ShipmentView view(Outcome outcome) {
        return (ShipmentView) outcome.get().getEntity();
    }

    private static List<String> history(UUID shipment) {
        return Database.query(
                "select state from shipping.shipment_history where shipment_id = ? order by version",
                row -> row.getString(1),
                shipment);
    }
}
