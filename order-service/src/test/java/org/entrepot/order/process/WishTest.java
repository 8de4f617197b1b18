package org.entrepot.order.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.entrepot.kit.Wire;
import org.entrepot.order.payment.Asking;
import org.junit.jupiter.api.Test;

/** Errands are kept as text, and those that were written by an earlier version are still run. */
class WishTest {

    private static final String ORDER = "\"orderId\":\"0199a3c0-0001-7000-8000-000000000001\"";
    private static final String AMOUNT = "\"amount\":{\"minor\":400,\"currency\":\"GBP\"}";

    @Test
    void what_was_written_before_askings_were_counted_is_the_first() {
        var parcel = "\"parcelId\":\"0199a3c0-0002-7000-8000-000000000002\"";
        var refund = "\"refundId\":\"0199a3c0-0003-7000-8000-000000000003\"";

        assertThat(read(Wish.Capture.class, ORDER, parcel, AMOUNT).asking()).isEqualTo(Asking.FIRST);
        assertThat(read(Wish.Refund.class, ORDER, refund, AMOUNT).asking()).isEqualTo(Asking.FIRST);
        assertThat(read(Wish.LookUpRefund.class, ORDER, refund).asking()).isEqualTo(Asking.FIRST);
    }

    @Test
    void what_is_written_now_is_read_as_it_was() {
        var wish = new Wish.Refund(UUID.randomUUID(), UUID.randomUUID(), Play.gbp(400), new Asking(3, 2));
        assertThat(Wire.read(Wire.write(wish), Wish.Refund.class)).isEqualTo(wish);
    }

    private static <W> W read(Class<W> type, String... members) {
        return Wire.read("{" + String.join(",", members) + "}", type);
    }
}
