package org.entrepot.simulators;

/** Part of a payment, to be captured or refunded. */
record AskedPart(Money amount, String reference) {
    AskedPart {
        Refused.require(amount, "amount");
        Refused.require(reference, "reference");
        if (reference.length() > 100) throw Refused.malformed("Field 'reference' has at most 100 characters");
    }
}
