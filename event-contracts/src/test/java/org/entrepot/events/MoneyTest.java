package org.entrepot.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigInteger;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MoneyTest {

    private static final Money TWELVE_95 = new Money(1295, "GBP");

    @ParameterizedTest
    @MethodSource("pairs")
    void arithmetic_is_exact_or_refused(long a, long b) {
        var left = new Money(a, "GBP");
        var right = new Money(b, "GBP");

        exactOrRefused(() -> left.plus(right), big(a).add(big(b)));
        exactOrRefused(() -> left.minus(right), big(a).subtract(big(b)));
        exactOrRefused(() -> left.times(b), big(a).multiply(big(b)));
        exactOrRefused(left::negate, big(a).negate());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void what_is_added_can_be_taken_away(long first, long second) {
        var a = (int) first;
        var b = (int) second;
        var money = new Money(a, "GBP");

        assertThat(money.plus(new Money(b, "GBP")).minus(new Money(b, "GBP"))).isEqualTo(money);
        assertThat(money.plus(money.negate())).isEqualTo(Money.zero("GBP"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void amounts_compare_as_their_numbers_do(long a, long b) {
        var money = new Money(a, "GBP");

        assertThat(money.compareTo(new Money(b, "GBP"))).isEqualTo(Long.compare(a, b));
        assertThat(money.sign()).isEqualTo(Long.compare(a, 0));
    }

    @Test
    void mixed_currencies_are_refused() {
        var euros = new Money(1295, "EUR");

        assertThatThrownBy(() -> TWELVE_95.plus(euros)).hasMessage("mixed currencies: GBP and EUR");
        assertThatThrownBy(() -> TWELVE_95.minus(euros)).hasMessageContaining("mixed currencies");
        assertThatThrownBy(() -> TWELVE_95.compareTo(euros)).hasMessageContaining("mixed currencies");
    }

    @Test
    void overflow_is_refused_at_the_edge() {
        var most = new Money(Long.MAX_VALUE, "GBP");

        assertThatThrownBy(() -> most.plus(new Money(1, "GBP"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE, "GBP").negate()).isInstanceOf(ArithmeticException.class);
        assertThat(most.negate().plus(most)).isEqualTo(Money.zero("GBP"));
    }

    @Test
    void a_currency_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> new Money(1, "QUID")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, "gbp")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
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

    /** Every pair of the edges, then pairs of all magnitudes from a fixed seed. */
    private static Stream<Arguments> pairs() {
        var edges = new long[] {0, 1, -1, 7, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};
        var random = new Random(20_101_201);
        var drawn = Stream.generate(() ->
                        Arguments.of(random.nextLong() >> random.nextInt(64), random.nextLong() >> random.nextInt(64)))
                .limit(100);
        return Stream.concat(
                LongStream.of(edges).boxed().flatMap(a -> LongStream.of(edges).mapToObj(b -> Arguments.of(a, b))),
                drawn);
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }
}
