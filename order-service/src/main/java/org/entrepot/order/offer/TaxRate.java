package org.entrepot.order.offer;

import org.entrepot.events.Money;
import org.entrepot.events.catalog.TaxClass;

/** The tax that a price includes, in per cent: the United Kingdom's standard, reduced and zero rates of VAT. */
enum TaxRate {
    STANDARD(20),
    REDUCED(5),
    ZERO(0);

    private final int percent;

    TaxRate(int percent) {
        this.percent = percent;
    }

    /** @throws IllegalArgumentException for a class that is younger than this service */
    static TaxRate of(TaxClass taxClass) {
        return switch (taxClass) {
            case STANDARD -> STANDARD;
            case REDUCED -> REDUCED;
            case ZERO -> ZERO;
            case UNKNOWN -> throw new IllegalArgumentException("no rate is known for this tax class");
        };
    }

    /** The tax inside an amount that includes it; half a unit rounds up. */
    Money within(Money gross) {
        var whole = 100 + percent;
        var twice = Math.multiplyExact(gross.minor(), 2L * percent);
        return new Money(Math.floorDiv(twice + whole, 2L * whole), gross.currency());
    }
}
