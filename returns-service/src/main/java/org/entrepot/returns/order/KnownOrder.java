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

    /** @param deliveredAt when the last of it that arrived did so */
    public record Line(
            int line,
            String sku,
            int quantity,
            Money unitPrice,
            int shipped,
            int delivered,
            @Nullable Instant deliveredAt) {

        /** The time at which all that was shipped had arrived; none while something is under way. */
        public Optional<Instant> arrivedAt() {
            return delivered < shipped ? Optional.empty() : Optional.ofNullable(deliveredAt);
        }
    }

    public KnownOrder {
        lines = List.copyOf(lines);
    }

    public Optional<Line> line(int number) {
        return lines.stream().filter(line -> line.line() == number).findFirst();
    }
}
