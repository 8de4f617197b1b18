package org.entrepot.simulators;

/** @param minor units of the currency: pence, cents; @param currency ISO 4217 */
record Money(long minor, String currency) {
    private static final long MOST = 1_000_000_000_000L;

    Money {
        Refused.require(currency, "currency");
        if (minor < 0 || minor > MOST) throw Refused.unprocessable("bad_amount", "An amount is from 0 to " + MOST);
        if (!currency.matches("[A-Z]{3}"))
            throw Refused.unprocessable("bad_currency", "A currency is three capital letters");
        currency = currency.intern(); // Kept by the thousand.
    }

    Money positive() {
        if (minor == 0) throw Refused.unprocessable("bad_amount", "An amount is above zero");
        return this;
    }
}
