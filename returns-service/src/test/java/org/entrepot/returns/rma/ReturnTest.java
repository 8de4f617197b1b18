package org.entrepot.returns.rma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.events.returns.Disposition.QUARANTINE;
import static org.entrepot.events.returns.Disposition.REFUSED_SEND_BACK;
import static org.entrepot.events.returns.Disposition.RESTOCK;
import static org.entrepot.returns.rma.ReturnState.APPROVED;
import static org.entrepot.returns.rma.ReturnState.CANCELLED;
import static org.entrepot.returns.rma.ReturnState.CLOSED;
import static org.entrepot.returns.rma.ReturnState.DECLINED;
import static org.entrepot.returns.rma.ReturnState.INSPECTED;
import static org.entrepot.returns.rma.ReturnState.INSPECTING;
import static org.entrepot.returns.rma.ReturnState.IN_TRANSIT;
import static org.entrepot.returns.rma.ReturnState.RECEIVED;
import static org.entrepot.returns.rma.ReturnState.REQUESTED;
import static org.entrepot.returns.rma.ReturnState.RESOLVED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.returns.Disposition;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnApproved;
import org.entrepot.events.returns.ReturnEvent.Counted;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.events.returns.ReturnReason;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.kit.problem.IllegalTransition;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.returns.carrier.ReturnLabel;
import org.junit.jupiter.api.Test;

class ReturnTest {

    private static final Instant SEND_BY = Instant.parse("2026-03-23T12:00:00Z");
    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID CUSTOMER = UUID.randomUUID();

    private final UUID id = UUID.randomUUID();
    private final Return goods = Return.requested(
            id,
            ORDER,
            CUSTOMER,
            List.of(
                    ReturnLine.wished(1, "KETTLE-RED", ReturnReason.DAMAGED_GOODS, 2),
                    ReturnLine.wished(2, "MUG-BLUE", ReturnReason.CHANGED_MIND, 3)));

    @Test
    void an_approved_return_has_a_number_a_label_and_a_deadline() {
        var said = approve();

        assertThat(said)
                .isEqualTo(new ReturnApproved(
                        ORDER, id, CUSTOMER, RmaNumber.of(1_000_001).text(), "CN1", SEND_BY));
        assertThat(goods.state()).isEqualTo(APPROVED);
    }

    @Test
    void the_whole_way_is_on_record() {
        approve();
        goods.receive("WEB-1", Map.of(1, 2, 2, 3));
        goods.inspect(List.of(unit(1, 2, RESTOCK), unit(2, 3, QUARANTINE)));
        goods.resolve(Resolution.REFUND, line -> new Money(100, "GBP"));

        assertThat(goods.steps())
                .extracting(Return.Step::to)
                .containsExactly(REQUESTED, APPROVED, IN_TRANSIT, RECEIVED, INSPECTING, INSPECTED, RESOLVED, CLOSED);
    }

    @Test
    void what_came_beyond_what_was_approved_is_refused_and_not_told_as_received() {
        approve();

        var said = goods.receive("WEB-1", Map.of(1, 5));

        assertThat(said.lines()).containsExactly(new Counted(1, "KETTLE-RED", 2), new Counted(2, "MUG-BLUE", 0));
        assertThat(goods.lines()).extracting(ReturnLine::refused).containsExactly(3, 0);
    }

    @Test
    void a_parcel_without_anything_that_was_approved_is_not_received() {
        approve();

        assertThatThrownBy(() -> goods.receive("WEB-1", Map.of(1, 0))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void what_becomes_of_units_adds_up_to_what_was_received() {
        approve();
        goods.receive("WEB-1", Map.of(1, 2, 2, 1));

        assertThatThrownBy(() -> goods.inspect(List.of(unit(1, 2, RESTOCK)))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void units_that_are_sent_back_are_not_paid_for() {
        received(2, 3);
        goods.inspect(List.of(unit(1, 1, RESTOCK), unit(1, 1, REFUSED_SEND_BACK), unit(2, 3, QUARANTINE)));

        var said = goods.resolve(Resolution.REFUND, line -> new Money(line == 1 ? 1_295 : 425, "GBP"));

        assertThat(said)
                .isEqualTo(new ReturnResolved(
                        ORDER,
                        id,
                        CUSTOMER,
                        Resolution.REFUND,
                        new Money(1_295 + 3 * 425, "GBP"),
                        List.of(new Counted(1, "KETTLE-RED", 1), new Counted(2, "MUG-BLUE", 3))));
        assertThat(goods.state()).isEqualTo(CLOSED);
    }

    @Test
    void when_nothing_is_accepted_nothing_is_paid() {
        received(1, 0);
        goods.inspect(List.of(unit(1, 1, REFUSED_SEND_BACK)));

        assertThatThrownBy(() -> inspected().resolve(Resolution.REFUND, line -> new Money(100, "GBP")))
                .isInstanceOf(Resolutions.NothingToRefund.class);
        assertThat(goods.resolve(Resolution.NONE, line -> new Money(100, "GBP")).refund())
                .isNull();
    }

    @Test
    void what_we_keep_we_pay_for() {
        received(1, 0);
        goods.inspect(List.of(unit(1, 1, RESTOCK)));

        assertThatThrownBy(() -> goods.resolve(Resolution.NONE, line -> new Money(100, "GBP")))
                .isInstanceOf(Resolutions.AcceptedGoodsArePaid.class);
    }

    @Test
    void what_is_not_offered_is_refused() {
        for (var resolution : List.of(Resolution.STORE_CREDIT, Resolution.EXCHANGE, Resolution.REPLACEMENT)) {
            var other = inspected();

            assertThatThrownBy(() -> other.resolve(resolution, line -> new Money(100, "GBP")))
                    .isInstanceOf(Resolutions.ResolutionNotOffered.class);
        }
    }

    @Test
    void what_is_asked_is_answered_before_anybody_decides() {
        assertThatThrownBy(goods::isExplained).isInstanceOf(IllegalTransition.class);

        assertThat(goods.requireInfo().returnId()).isEqualTo(goods.id());
        assertThat(goods.state()).isEqualTo(ReturnState.INFO_REQUIRED);
        assertThatThrownBy(goods::requireInfo).isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(this::approve).isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> goods.decline("TOO_LATE")).isInstanceOf(IllegalTransition.class);

        goods.isExplained();
        assertThat(goods.state()).isEqualTo(ReturnState.REQUESTED);
        approve();
        assertThatThrownBy(goods::requireInfo).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void steps_out_of_turn_are_refused() {
        assertThatThrownBy(goods::cancel).isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> goods.receive("WEB-1", Map.of(1, 1))).isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> goods.inspect(List.of())).isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> goods.resolve(Resolution.REFUND, line -> new Money(100, "GBP")))
                .isInstanceOf(IllegalTransition.class);
        goods.decline("NOT_OURS");
        assertThat(goods.state()).isEqualTo(DECLINED);
        assertThatThrownBy(this::approve).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void a_customer_may_keep_the_goods_until_they_are_on_their_way() {
        approve();

        goods.cancel();

        assertThat(goods.state()).isEqualTo(CANCELLED);
        assertThatThrownBy(() -> goods.receive("WEB-1", Map.of(1, 1))).isInstanceOf(IllegalTransition.class);
    }

    private ReturnApproved approve() {
        return goods.approve(RmaNumber.of(1_000_001), new ReturnLabel("northpost", "CN1"), SEND_BY);
    }

    private void received(int first, int second) {
        approve();
        goods.receive("WEB-1", Map.of(1, first, 2, second));
    }

    /** Another one, of which all was refused. */
    private static Return inspected() {
        var other = Return.requested(
                UUID.randomUUID(), ORDER, CUSTOMER, List.of(ReturnLine.wished(1, "KETTLE-RED", ReturnReason.OTHER, 1)));
        other.approve(RmaNumber.of(1_000_002), new ReturnLabel("northpost", "CN2"), SEND_BY);
        other.receive("WEB-1", Map.of(1, 1));
        other.inspect(List.of(unit(1, 1, REFUSED_SEND_BACK)));
        return other;
    }

    private static ReturnInspected.Unit unit(int line, int quantity, Disposition disposition) {
        return new ReturnInspected.Unit(line, line == 1 ? "KETTLE-RED" : "MUG-BLUE", quantity, disposition);
    }
}
