package org.entrepot.order.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.order.shop.Shop.basket;
import static org.entrepot.order.shop.Shop.line;
import static org.entrepot.order.shop.Shop.places;
import static org.entrepot.order.shop.Shop.sells;
import static org.entrepot.order.shop.Shop.sheet;
import static org.entrepot.order.shop.Shop.storefront;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.events.catalog.ProductDelisted;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.events.catalog.TaxClass;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Tell;
import org.entrepot.order.shop.ShopParts;
import org.junit.jupiter.api.Test;

/** What can be ordered, and at which price. */
@QuarkusTest
@WithTestResource(ShopParts.class)
class ForSaleTest {

    @Test
    void what_is_not_for_sale_is_refused_line_by_line_and_nothing_is_said() {
        var product = UUID.randomUUID();
        var sold = "SOLD-" + product;
        var gone = "GONE-" + product;
        var price = new Money(100, "GBP");
        Tell.fact(new ProductPublished(product, sheet(TaxClass.STANDARD, price, sold, gone)));
        Tell.that(new ProductUpdated(product, sheet(TaxClass.STANDARD, price, sold)))
                .send()
                .untilHeardBy("order-service.catalog-products");
        var foreign = sells(TaxClass.STANDARD, new Money(100, "EUR"));
        var lines = List.of(line(sold, 1), line(gone, 1), line("NEVER-HEARD-OF", 1), line(foreign, 1), line(sold, 1));

        places(basket("tok_visa", lines))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", equalTo(List.of("lines[1].sku", "lines[2].sku", "lines[3].sku", "lines[4].sku")))
                .body("errors.why[2]", equalTo("is not sold in GBP"));
        assertThat(Database.number("select count(*) from orders.order_line where sku = ?", sold))
                .isZero();
    }

    @Test
    void a_withdrawn_product_is_not_for_sale_until_it_is_published_again() {
        var product = UUID.randomUUID();
        var sku = "KETTLE-" + product;
        var sheet = sheet(TaxClass.STANDARD, new Money(100, "GBP"), sku);
        Tell.fact(new ProductPublished(product, sheet));
        Tell.that(new ProductDelisted(product, List.of(sku))).send().untilHeardBy("order-service.catalog-products");
        places(basket("tok_visa", List.of(line(sku, 1)))).then().statusCode(422);

        Tell.that(new ProductPublished(product, sheet)).send().untilHeardBy("order-service.catalog-products");
        places(basket("tok_visa", List.of(line(sku, 1)))).then().statusCode(201);
    }

    @Test
    void a_changed_price_counts_from_the_next_order_on() {
        var product = UUID.randomUUID();
        var sku = "KETTLE-" + product;
        Tell.that(new ProductPublished(product, sheet(TaxClass.STANDARD, new Money(100, "GBP"), sku)))
                .send()
                .untilHeardBy("order-service.catalog-products");
        var before = places(basket("tok_visa", List.of(line(sku, 1)))).<String>path("id");
        Tell.that(new ProductUpdated(product, sheet(TaxClass.STANDARD, new Money(90, "GBP"), sku)))
                .send()
                .untilHeardBy("order-service.catalog-products");

        places(basket("tok_visa", List.of(line(sku, 1)))).then().body("total.minor", equalTo(90));
        storefront().get("/orders/" + before).then().body("total.minor", equalTo(100));
    }
}
