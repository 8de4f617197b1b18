package org.entrepot.returns.rma;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.events.Money;
import org.entrepot.events.returns.Disposition;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnReason;
import org.jspecify.annotations.Nullable;

/**
 * A return as it looks from outside.
 *
 * @param parcelId the parcel that did not reach the customer and opened it
 * @param lost whether that parcel is lost, so that it is resolved without goods
 */
@Schema(name = "Return")
public record ReturnView(
        UUID id,
        UUID orderId,
        UUID customerId,
        String state,
        @Nullable String rmaNumber,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable Instant sendBy,
        @Nullable String location,
        @Nullable String reasonCode,
        @Nullable Resolution resolution,
        @Nullable Money refund,
        @Nullable UUID parcelId,
        boolean lost,
        List<Line> lines) {

    /** @param refused how many arrived beyond what was approved, to be sent back */
    @Schema(name = "ReturnLine")
    public record Line(
            int line, String sku, ReturnReason reason, int requested, int received, int refused, List<Unit> units) {}

    @Schema(name = "ReturnUnits")
    public record Unit(Disposition disposition, int quantity) {}

    static ReturnView of(Return goods) {
        var papers = goods.papers();
        return new ReturnView(
                goods.id(),
                goods.orderId(),
                goods.customerId(),
                goods.state().name(),
                papers.rmaNumber(),
                papers.carrier(),
                papers.trackingNumber(),
                papers.sendBy(),
                papers.location(),
                papers.reasonCode(),
                papers.resolution(),
                papers.refund(),
                papers.astray() == null ? null : papers.astray().parcelId(),
                papers.lost(),
                goods.lines().stream().map(line -> line(goods, line)).toList());
    }

    private static Line line(Return goods, ReturnLine line) {
        var units = goods.units().stream()
                .filter(unit -> unit.line() == line.line())
                .map(unit -> new Unit(unit.disposition(), unit.quantity()))
                .toList();
        return new Line(
                line.line(), line.sku(), line.reason(), line.requested(), line.received(), line.refused(), units);
    }
}
