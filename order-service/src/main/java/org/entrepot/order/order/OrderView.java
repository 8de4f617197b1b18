package org.entrepot.order.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.events.Money;
import org.entrepot.events.order.CancelReason;
import org.entrepot.events.order.HoldReason;
import org.jspecify.annotations.Nullable;

/** An order as its owner and the shop see it. */
@Schema(name = "Order")
public record OrderView(
        UUID id,
        String number,
        OrderState state,
        @Nullable String reason,
        @Nullable HoldReason holdReason,
        @Nullable CancelReason cancellationRequested,
        FulfilmentStatus fulfilment,
        String payment,
        ReturnStatus returns,
        UUID customerId,
        UUID addressId,
        boolean guest,
        String language,
        String country,
        String channel,
        List<Line> lines,
        List<Parcel> parcels,
        Money total,
        Money tax,
        Instant placedAt,
        Instant payBy,
        int version) {

    @Schema(name = "OrderLine")
    public record Line(
            int line,
            String sku,
            UUID productId,
            int quantity,
            Money unitPrice,
            Money tax,
            Money total,
            LineState state,
            int shipped,
            int delivered,
            int cancelled,
            int returned) {

        static Line of(OrderLine line, LineProgress progress) {
            return new Line(
                    line.line(),
                    line.sku(),
                    line.productId(),
                    line.quantity(),
                    line.unitPrice(),
                    line.tax(),
                    line.total(),
                    progress.state(),
                    progress.shipped(),
                    progress.delivered(),
                    progress.cancelled(),
                    progress.returned());
        }
    }

    @Schema(name = "OrderParcel")
    public record Parcel(UUID id, Fulfilment.ParcelFate state, Instant shippedAt, List<Units> lines) {}

    /** @param payment the payment's state; absent before there is a payment */
    static OrderView of(Order order, List<OrderLine> lines, Fulfilment goods, @Nullable String payment) {
        var progress = Progress.of(lines, order, goods);
        var placed = order.placed();
        var status = order.status();
        return new OrderView(
                order.id(),
                placed.number(),
                status.state(),
                status.endedWhy(),
                status.holdReason(),
                status.cancelAsked(),
                progress.fulfilment(),
                payment == null ? "NONE" : payment,
                progress.returns(),
                order.customerId(),
                placed.buyer().addressId(),
                placed.buyer().guest(),
                placed.buyer().language(),
                placed.buyer().country(),
                placed.channel(),
                lineViews(lines, progress),
                parcelViews(goods),
                placed.total(),
                placed.tax(),
                placed.at(),
                placed.payBy(),
                status.version());
    }

    private static List<Line> lineViews(List<OrderLine> lines, Progress progress) {
        var views = new ArrayList<Line>();
        for (var i = 0; i < lines.size(); i++)
            views.add(Line.of(lines.get(i), progress.lines().get(i)));
        return views;
    }

    private static List<Parcel> parcelViews(Fulfilment goods) {
        return goods.parcels().stream()
                .map(parcel -> new Parcel(parcel.id(), parcel.fate(), parcel.shippedAt(), parcel.lines()))
                .toList();
    }
}
