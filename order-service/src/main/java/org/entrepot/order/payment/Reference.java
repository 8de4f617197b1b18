package org.entrepot.order.payment;

import java.util.UUID;

/**
 * What the operator knows one asking for money by: its idempotency key, and the reference in its news. The first is the id
 * alone; what is asked for anew after a refusal has a number behind it.
 *
 * @param id of the parcel that the money is taken for, or of the refund
 * @param number counts from 1
 */
public record Reference(UUID id, int number) {

    public Reference {
        if (number < 1) throw new IllegalArgumentException("askings count from 1");
    }

    public static Reference first(UUID id) {
        return new Reference(id, 1);
    }

    /** @throws IllegalArgumentException when it is none of ours */
    static Reference read(String text) {
        var end = text.indexOf(':');
        return end < 0
                ? first(UUID.fromString(text))
                : new Reference(UUID.fromString(text.substring(0, end)), Integer.parseInt(text.substring(end + 1)));
    }

    public String text() {
        return number == 1 ? id.toString() : id + ":" + number;
    }
}
