package org.entrepot.returns.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.events.Money;
import org.jspecify.annotations.Nullable;

/** An order as this service knows it. */
public record KnownOrder(
        UUID id,
        String number,
        UUID customerId,
        String channel,
        String country,
        String currency,
        long shippedGrams,
        List<Line> lines) {

    /**
     * @param ended how many units were in parcels that are under way no more: they arrived, or went astray
     * @param deliveredAt when the last of it that arrived did so
     */
    public record Line(
            int line,
            String sku,
            int quantity,
            Money unitPrice,
            int shipped,
            int ended,
            @Nullable Instant deliveredAt) {

        /** The time at which the last of it arrived; none while something is under way, or when nothing arrived. */
        public Optional<Instant> arrivedAt() {
            return ended < shipped ? Optional.empty() : Optional.ofNullable(deliveredAt);
        }
    }

    public KnownOrder {
        lines = List.copyOf(lines);
    }

    public Optional<Line> line(int number) {
        return lines.stream().filter(line -> line.line() == number).findFirst();
    }
}
