package org.entrepot.launcher.demo.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GeneratedDayTest {
    private final Day day = GeneratedDay.of(1_000, 7);

    @Test
    void the_same_seed_makes_the_same_day_and_another_seed_another() {
        assertThat(GeneratedDay.of(1_000, 7)).isEqualTo(day);
        assertThat(GeneratedDay.of(1_000, 8)).isNotEqualTo(day);
    }

    @Test
    void it_has_as_many_orders_as_were_asked_for_each_with_a_reference_of_its_own() {
        assertThat(day.purchases()).hasSize(1_000);
        assertThat(day.purchases().stream().map(Purchase::reference).collect(Collectors.toSet()))
                .hasSize(1_000);
    }

    @Test
    void every_article_that_is_bought_is_on_sale() {
        var onSale = day.products().stream().map(Product::sku).collect(Collectors.toSet());

        assertThat(day.products()).allMatch(product -> product.priceMinor() > 0 && product.weightGrams() > 0);
        for (var purchase : day.purchases()) {
            assertThat(onSale)
                    .containsAll(
                            purchase.lines().stream().map(Purchase.Line::sku).toList());
            assertThat(purchase.lines()).hasSizeBetween(1, 100).allMatch(line -> line.quantity() > 0);
        }
    }

    @Test
    void customers_come_again_and_the_evening_is_busy() {
        var names = day.purchases().stream()
                .filter(purchase -> !purchase.byGuest())
                .map(Purchase::customer)
                .toList();
        var evening = day.purchases().stream()
                .filter(purchase ->
                        purchase.at().getHour() / 2 == 10 || purchase.at().getHour() == 19)
                .count();

        assertThat(new HashSet<>(names).size()).isLessThan(names.size() * 3 / 4);
        assertThat(evening).isGreaterThan(300);
    }

    @Test
    void some_cards_are_declined_some_customers_change_their_mind_and_something_comes_back() {
        assertThat(day.purchases()).anyMatch(purchase -> purchase.token().equals("tok_declined"));
        assertThat(day.purchases()).anyMatch(Purchase::changesMind);
        assertThat(day.comebacks().size()).isBetween(80, 180);
    }

    @Test
    void a_small_day_works_too() {
        assertThat(GeneratedDay.of(1, 1).purchases()).hasSize(1);
    }

    @Test
    void a_few_articles_come_short_and_all_others_suffice() {
        var plan = StockPlan.of(day, 7);

        assertThat(plan).isEqualTo(StockPlan.of(day, 7));
        assertThat(plan.shortOf()).isNotEmpty();
        var wanted = day.purchases().stream()
                .flatMap(purchase -> purchase.lines().stream())
                .collect(Collectors.groupingBy(Purchase.Line::sku, Collectors.summingInt(Purchase.Line::quantity)));
        wanted.forEach((sku, units) -> {
            var received = plan.units().getOrDefault(sku, 0);
            if (plan.shortOf().contains(sku)) assertThat(received).isLessThan(units);
            else assertThat(received).isEqualTo(units);
        });
    }
}
