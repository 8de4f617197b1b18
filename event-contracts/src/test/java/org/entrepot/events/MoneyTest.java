package org.entrepot.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigInteger;
import java.util.function.Supplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MoneyTest {

    private static final Money TWELVE_95 = new Money(1295, "GBP");

    @Property
    void arithmetic_is_exact_or_refused(@ForAll long a, @ForAll long b) {
        var left = new Money(a, "GBP");
        var right = new Money(b, "GBP");

        exactOrRefused(() -> left.plus(right), big(a).add(big(b)));
        exactOrRefused(() -> left.minus(right), big(a).subtract(big(b)));
        exactOrRefused(() -> left.times(b), big(a).multiply(big(b)));
        exactOrRefused(left::negate, big(a).negate());
    }

    @Property
    void what_is_added_can_be_taken_away(@ForAll int a, @ForAll int b) {
        var money = new Money(a, "GBP");

        assertThat(money.plus(new Money(b, "GBP")).minus(new Money(b, "GBP"))).isEqualTo(money);
        assertThat(money.plus(money.negate())).isEqualTo(Money.zero("GBP"));
    }

    @Property
    void amounts_compare_as_their_numbers_do(@ForAll long a, @ForAll long b) {
        var money = new Money(a, "GBP");

        assertThat(money.compareTo(new Money(b, "GBP"))).isEqualTo(Long.compare(a, b));
        assertThat(money.sign()).isEqualTo(Long.compare(a, 0));
    }

    @Example
    void mixed_currencies_are_refused() {
        var euros = new Money(1295, "EUR");

        assertThatThrownBy(() -> TWELVE_95.plus(euros)).hasMessage("mixed currencies: GBP and EUR");
        assertThatThrownBy(() -> TWELVE_95.minus(euros)).hasMessageContaining("mixed currencies");
        assertThatThrownBy(() -> TWELVE_95.compareTo(euros)).hasMessageContaining("mixed currencies");
    }

    @Example
    void overflow_is_refused_at_the_edge() {
        var most = new Money(Long.MAX_VALUE, "GBP");

        assertThatThrownBy(() -> most.plus(new Money(1, "GBP"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE, "GBP").negate()).isInstanceOf(ArithmeticException.class);
        assertThat(most.negate().plus(most)).isEqualTo(Money.zero("GBP"));
    }

    @Example
    void a_currency_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> new Money(1, "QUID")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, "gbp")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void it_reads_well_in_a_log_and_plain_on_the_wire() throws JsonProcessingException {
        assertThat(TWELVE_95).hasToString("12.95 GBP");
        assertThat(new Money(-5, "GBP")).hasToString("-0.05 GBP");
        assertThat(new Money(700, "JPY")).hasToString("700 JPY");
        assertThat(Wire.JSON.writeValueAsString(TWELVE_95)).isEqualTo("{\"minor\":1295,\"currency\":\"GBP\"}");
    }

    private static void exactOrRefused(Supplier<Money> sum, BigInteger expected) {
        if (expected.bitLength() < Long.SIZE)
            assertThat(sum.get()).isEqualTo(new Money(expected.longValueExact(), "GBP"));
        else assertThatThrownBy(sum::get).isInstanceOf(ArithmeticException.class);
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }
}
