package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies: each test changes one and sees it named. */
class CopyInvariantsTest extends InASoundWorld {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update orders.offer set price_minor = 499",
                "update orders.offer set on_sale = false",
                "update orders.offer set tax_class = 'ZERO'",
                "insert into orders.offer select 'MUG', product_id, 1, 'GBP', 'STANDARD', true from orders.offer",
                "update inventory.product set mode = 'POOLED'",
                "update inventory.product set listed = false",
                "update shipping.product_variant set weight_grams = 301",
                "update shipping.product_variant set names = '{\"en\":\"Cup\"}'",
                "delete from shipping.product_variant",
                "update catalog.product set state = 'DELISTED'",
                "update shipping.address set city = 'Z'",
                "delete from customers.address"
            })
    void i16_a_copy_that_is_not_its_source(String change) throws Exception {
        world.change(change);

        found("I-16", audit(world.ledger()))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.remedy()).isEqualTo(Remedy.NEEDS_A_PERSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update catalog.product_search set price_minor = 1 where lang = 'fr'",
                "update catalog.product_search set codes = '{cup}' where lang = 'fr'",
                "delete from catalog.product_search where lang = 'fr'"
            })
    void i16_search_that_finds_something_else(String change) throws Exception {
        world.change(change);

        found("I-16", audit(world.ledger()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).startsWith("is not what search finds in fr"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update orders.allocation set lines = replace(lines, 'MAIN', 'SHOP') where order_id = '%s'",
                "update returns.known_order set number = 'E9' where id = '%s'",
                "update returns.known_parcel set delivered_at = null where order_id = '%s'",
                "delete from returns.known_parcel where order_id = '%s'",
                "update returns.known_order set lines = jsonb_set(lines, '{0,unitPriceMinor}', '1') where id = '%s'",
                "update returns.known_order set lines = '[]' where id = '%s'",
                "update customers.known_order set total_minor = 1 where id = '%s'",
                "delete from customers.known_order where id = '%s'",
                "update orders.shipment set fate = 'CANCELLED' where order_id = '%s'",
                "delete from orders.shipment where order_id = '%s'",
                "update inventory.shipment set location = 'SHOP' where order_id = '%s'",
                "update orders.parcel set fate = 'SHIPPED' where order_id = '%s'",
                "delete from orders.parcel where order_id = '%s'"
            })
    void i16_an_order_that_another_service_knows_otherwise(String change) throws Exception {
        world.change(change.formatted(world.delivered));

        found("I-16", audit(world.ledger()))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.subject()).isEqualTo(world.delivered.toString()));
    }

    @Test
    void i16_a_parcel_that_shipping_never_had() throws Exception {
        world.change("delete from shipping.parcel");

        found("I-16", audit(world.ledger()))
                .extracting(Finding::detail)
                .anySatisfy(detail -> assertThat(detail).contains("parcel " + world.parcel));
    }
}
