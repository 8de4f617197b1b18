package org.entrepot.simulators;

/** @param minor units of the currency: pence, cents; @param currency ISO 4217 */
record Money(Long minor, String currency) {
    private static final long MOST = 1_000_000_000_000L;

    Money {
        Refused.require(minor, "minor");
        Refused.require(currency, "currency");
        if (minor < 0 || minor > MOST) throw Refused.unprocessable("bad_amount", "An amount is from 0 to " + MOST);
        if (!currency.matches("[A-Z]{3}"))
            throw Refused.unprocessable("bad_currency", "A currency is three capital letters");
    }

    Money positive() {
        if (minor == 0) throw Refused.unprocessable("bad_amount", "An amount is above zero");
        return this;
    }
}
