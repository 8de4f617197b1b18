package org.entrepot.events;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money, exact. Arithmetic refuses mixed currencies ({@link IllegalArgumentException}) and amounts too
 * large for a {@code long} ({@link ArithmeticException}); it never rounds.
 *
 * @param minor the amount in minor units of the currency (pence, cents); may be negative
 * @param currency ISO 4217 code, as {@code GBP}
 */
public record Money(long minor, String currency) implements Comparable<Money> {

    public Money {
        requireNonNull(currency, "currency");
        Currency.getInstance(currency);
    }

    /** No money at all, in a currency. */
    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** The sum of both. */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /** This amount less the other. */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    /** So many times this amount. */
    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    /** The same amount the other way round. */
    public Money negate() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** −1 below zero, 0, or 1 above it. (Not {@code isNegative}: a getter would become a field on the wire.) */
    public int sign() {
        return Long.signum(minor);
    }

    /** Refuses an amount in another currency. */
    public void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency))
            throw new IllegalArgumentException("mixed currencies: " + currency + " and " + other.currency);
    }

    /** Orders amounts of one currency; amounts of different currencies have no order and are refused. */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minor, other.minor);
    }

    /** As read in a log: {@code 12.95 GBP}. */
    @Override
    public String toString() {
        var digits = Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        return BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
    }
}
