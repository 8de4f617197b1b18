package org.entrepot.shipping.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.shipping.label.LabelState.CLAIMED;
import static org.entrepot.shipping.label.LabelState.PURCHASED;
import static org.entrepot.shipping.label.LabelState.REFUSED;
import static org.entrepot.shipping.label.LabelState.VOIDED;
import static org.entrepot.shipping.label.LabelState.VOIDING;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entrepot.kit.Trail;
import org.entrepot.kit.test.RealParts;
import org.entrepot.shipping.OutsideWorld;
import org.entrepot.shipping.Warehouse;
import org.entrepot.shipping.label.ClaimLabels.Answer;
import org.entrepot.shipping.label.ClaimLabels.Wish;
import org.entrepot.shipping.label.KeepLabels.Sold;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A label's state is moved by statements, which know from where they may: each is tried from everywhere. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class LabelStateTest {

    private static final Map<LabelState, Set<LabelState>> ALLOWED = Map.of(
            CLAIMED, Set.of(PURCHASED, REFUSED, VOIDING),
            PURCHASED, Set.of(VOIDING),
            // When it is sold after all, to somebody who shared the claim.
            REFUSED, Set.of(VOIDING),
            VOIDING, Set.of(VOIDED),
            VOIDED, Set.of());

    @Inject
    ClaimLabels claim;

    @Inject
    LabelShop shop;

    @Inject
    Labels labels;

    @Inject
    SoldLabels soldLabels;

    @Inject
    KeepLabels keep;

    @Inject
    VoidLabels voidLabels;

    private final Warehouse warehouse = new Warehouse();
    private Sold sold;

    @BeforeEach
    void a_label_is_claimed_and_sold_and_that_is_not_kept() {
        var shipment = warehouse.packed(warehouse.released());
        warehouse.awaitAddress(shipment);
        var claimed = ((Answer.ToBuy) claim.answer(wish(shipment))).shipment();
        sold = new Sold(claimed, shop.buy(claimed.orders()), "warehouse/one", Trail.fresh());
    }

    @ParameterizedTest
    @EnumSource
    void of_all_pairs_of_states_only_these_steps_are_made(LabelState from) {
        assertThat(nextAfter(() -> bring(from))).isEqualTo(ALLOWED.get(from));
    }

    @Test
    void a_label_that_went_back_before_anybody_knew_of_its_sale_goes_back_again() {
        assertThat(nextAfter(this::stopped)).isEqualTo(Set.of(VOIDED));
        assertThat(nextAfter(() -> {
                    stopped();
                    givenBack();
                }))
                .isEqualTo(Set.of(VOIDING));
    }

    private void bring(LabelState state) {
        switch (state) {
            case CLAIMED -> {}
            case PURCHASED -> soldAndKept();
            case REFUSED -> refused();
            case VOIDING -> {
                soldAndKept();
                stopped();
            }
            case VOIDED -> {
                soldAndKept();
                stopped();
                givenBack();
            }
        }
        assertThat(state()).isEqualTo(state);
    }

    /** The states to which any step leads from there; each is taken back, so that nobody is sent to the carrier. */
    private Set<LabelState> nextAfter(Runnable before) {
        var next = EnumSet.noneOf(LabelState.class);
        for (var step : List.<Runnable>of(
                this::claimedAnew, this::bought, this::soldAndKept, this::refused, this::stopped, this::givenBack)) {
            QuarkusTransaction.begin();
            try {
                before.run();
                var from = state();
                step.run();
                if (state() != from) next.add(state());
            } finally {
                QuarkusTransaction.rollback();
            }
        }
        return next;
    }

    private void claimedAnew() {
        claim.answerAll(List.of(wish(sold.shipment().id())));
    }

    private void bought() {
        try {
            soldLabels.purchased(sold.bought());
        } catch (IllegalStateException nobodyClaimsIt) {
            assertThat(nobodyClaimsIt).hasMessageContaining("were claimed");
        }
    }

    private void soldAndKept() {
        keep.keepAll(List.of(sold));
    }

    private void refused() {
        labels.refused(label(), "address_unknown");
    }

    private void stopped() {
        voidLabels.ofShipments(List.of(sold.shipment().id()));
    }

    private void givenBack() {
        labels.voided(label().label().id());
    }

    private LabelState state() {
        return label().label().state();
    }

    private LabelOrder label() {
        return labels.order(sold.bought().keySet().iterator().next()).orElseThrow();
    }

    private static Wish wish(UUID shipment) {
        return new Wish(shipment, new Choice("northpost", "STANDARD"), null, "warehouse/one");
    }
}
