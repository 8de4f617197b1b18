package org.entrepot.returns.rma;

import static org.entrepot.returns.rma.ReturnState.APPROVED;
import static org.entrepot.returns.rma.ReturnState.CANCELLED;
import static org.entrepot.returns.rma.ReturnState.CLOSED;
import static org.entrepot.returns.rma.ReturnState.DECLINED;
import static org.entrepot.returns.rma.ReturnState.EXPIRED;
import static org.entrepot.returns.rma.ReturnState.INFO_REQUIRED;
import static org.entrepot.returns.rma.ReturnState.INSPECTED;
import static org.entrepot.returns.rma.ReturnState.INSPECTING;
import static org.entrepot.returns.rma.ReturnState.IN_TRANSIT;
import static org.entrepot.returns.rma.ReturnState.RECEIVED;
import static org.entrepot.returns.rma.ReturnState.REQUESTED;
import static org.entrepot.returns.rma.ReturnState.RESOLVED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.entrepot.events.Money;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnApproved;
import org.entrepot.events.returns.ReturnCancelled;
import org.entrepot.events.returns.ReturnDeclined;
import org.entrepot.events.returns.ReturnInfoRequired;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnRequested;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.kit.problem.IllegalTransition;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.returns.carrier.ReturnLabel;
import org.jspecify.annotations.Nullable;

/** Goods on their way back, from the wish of the customer to the money that they get for them. */
final class Return {

    private final UUID id;
    private final UUID orderId;
    private final UUID customerId;
    private final List<ReturnLine> lines;
    private final List<ReturnInspected.Unit> units;
    private final List<Step> steps = new ArrayList<>();
    private ReturnState state;
    private Papers papers;

    /** A move that is not kept yet; {@code from} is null for the first. */
    record Step(@Nullable ReturnState from, ReturnState to) {}

    /** As it was kept. */
    Return(
            UUID id,
            UUID orderId,
            UUID customerId,
            ReturnState state,
            Papers papers,
            List<ReturnLine> lines,
            List<ReturnInspected.Unit> units) {
        this.id = id;
        this.orderId = orderId;
        this.customerId = customerId;
        this.state = state;
        this.papers = papers;
        this.lines = new ArrayList<>(lines);
        this.units = new ArrayList<>(units);
    }

    static Return requested(UUID id, UUID orderId, UUID customerId, List<ReturnLine> lines) {
        var asked = new Return(id, orderId, customerId, REQUESTED, Papers.NONE, lines, List.of());
        asked.steps.add(new Step(null, REQUESTED));
        return asked;
    }

    ReturnRequested request() {
        var wished = lines.stream()
                .map(line -> new ReturnRequested.Line(line.line(), line.sku(), line.requested(), line.reason()))
                .toList();
        return new ReturnRequested(orderId, id, customerId, wished);
    }

    /** @throws IllegalTransition when it cannot be approved (any more) */
    void requireApprovable() {
        if (!state.mayBecome(APPROVED)) throw new IllegalTransition(state, APPROVED);
    }

    ReturnApproved approve(RmaNumber number, ReturnLabel label, Instant sendBy) {
        become(APPROVED);
        papers = papers.approved(number, label, sendBy);
        return new ReturnApproved(orderId, id, customerId, number.text(), label.trackingNumber(), sendBy);
    }

    /** What was in a parcel that is lost or comes back: approved without a label, because no customer is to send it. */
    void takeUp(RmaNumber number, String trackingNumber, Astray parcel) {
        become(APPROVED);
        papers = papers.takenUp(number, trackingNumber, parcel);
        if (!parcel.lost()) become(IN_TRANSIT);
    }

    /** What was lost is on its way to us; false when that changes nothing. */
    boolean turnsUp() {
        if (state != APPROVED || !papers.lost()) return false;
        become(IN_TRANSIT);
        papers = papers.found();
        return true;
    }

    /** Nobody decides before the customer has said more. */
    ReturnInfoRequired requireInfo() {
        become(INFO_REQUIRED);
        return new ReturnInfoRequired(orderId, id, customerId);
    }

    /** The customer said more: it is decided as if it had been asked for just now. */
    void isExplained() {
        if (state != INFO_REQUIRED) throw new IllegalTransition(state, REQUESTED);
        become(REQUESTED);
    }

    ReturnDeclined decline(String reasonCode) {
        become(DECLINED);
        papers = papers.declined(reasonCode);
        return new ReturnDeclined(orderId, id, customerId, reasonCode);
    }

    ReturnCancelled cancel() {
        become(CANCELLED);
        return new ReturnCancelled(orderId, id, customerId);
    }

    /**
     * The parcel is here; that it was on its way is proved by its arrival. What came beyond what was approved is counted as
     * refused, because nobody agreed to take it: it goes back and is not paid for.
     *
     * @param counted units by line of the order; a line that is left out did not come
     */
    ReturnReceived receive(String location, Map<Integer, Integer> counted) {
        if (state == APPROVED || state == EXPIRED) become(IN_TRANSIT);
        become(RECEIVED);
        lines.replaceAll(line -> line.counted(counted.getOrDefault(line.line(), 0)));
        if (lines.stream().allMatch(line -> line.received() == 0))
            throw new InvalidInput("lines", "nothing of what was approved arrived");
        papers = papers.found().received(location);
        return new ReturnReceived(orderId, id, customerId, location, Tally.of(lines, ReturnLine::received));
    }

    /** @param seen what becomes of each unit; for each line it must account for all that was received */
    ReturnInspected inspect(List<ReturnInspected.Unit> seen) {
        become(INSPECTING);
        become(INSPECTED);
        Tally.requireAll(lines, seen);
        units.addAll(seen);
        return new ReturnInspected(orderId, id, papers.location(), seen);
    }

    /**
     * The customer gets the worth of what was accepted, or of all that was lost.
     *
     * @param price what one unit of a line of the order cost
     */
    ReturnResolved resolve(Resolution resolution, IntFunction<Money> price) {
        var lost = papers.lost();
        if (state == APPROVED && !lost) throw new IllegalTransition(state, RESOLVED);
        become(RESOLVED);
        become(CLOSED);
        var settled = lost ? Tally.of(lines, ReturnLine::requested) : Tally.accepted(lines, units);
        var worth = settled.stream()
                .map(line -> price.apply(line.line()).times(line.quantity()))
                .reduce(Money::plus)
                .filter(money -> money.sign() > 0);
        var refund = lost ? Resolutions.refundOfLost(resolution, worth) : Resolutions.refund(resolution, worth);
        papers = papers.resolved(resolution, refund);
        return new ReturnResolved(orderId, id, customerId, resolution, refund, settled);
    }

    /** @throws InvalidInput about the given field, when it has no such line */
    void requireLine(int number, String field) {
        if (line(number).isEmpty()) throw new InvalidInput(field, "the return has no such line");
    }

    private void become(ReturnState next) {
        if (!state.mayBecome(next)) throw new IllegalTransition(state, next);
        steps.add(new Step(state, next));
        state = next;
    }

    UUID id() {
        return id;
    }

    UUID orderId() {
        return orderId;
    }

    UUID customerId() {
        return customerId;
    }

    ReturnState state() {
        return state;
    }

    Papers papers() {
        return papers;
    }

    Optional<ReturnLine> line(int number) {
        return lines.stream().filter(line -> line.line() == number).findFirst();
    }

    List<ReturnLine> lines() {
        return List.copyOf(lines);
    }

    List<ReturnInspected.Unit> units() {
        return List.copyOf(units);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
