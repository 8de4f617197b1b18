package org.entrepot.inventory.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.inventory.Warehouse.CATALOG;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.aStore;
import static org.entrepot.inventory.Warehouse.parked;
import static org.entrepot.inventory.Warehouse.publishes;
import static org.entrepot.inventory.Warehouse.receives;
import static org.entrepot.inventory.Warehouse.sheet;
import static org.entrepot.inventory.Warehouse.webAvailable;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.entrepot.events.catalog.FulfilmentMode;
import org.entrepot.events.catalog.ProductDelisted;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.inventory.InventoryParts;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Wire;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Tell;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InventoryParts.class)
class CatalogListenerTest {

    private final String kettle = aSku();
    private final String mug = aSku();

    @Test
    void what_the_web_may_sell_follows_the_catalogue() {
        var store = aStore();
        receives("MAIN", kettle, 2);
        receives(store, kettle, 3);

        var product = publishes(kettle, FulfilmentMode.POOLED).productId();
        assertThat(webAvailable(kettle)).isEqualTo(5);
        heard(Tell.that(new ProductUpdated(product, sheet(FulfilmentMode.WEB_STOCK, kettle))));
        assertThat(webAvailable(kettle)).isEqualTo(2);
        heard(Tell.that(new ProductDelisted(product, List.of(kettle))));
        assertThat(webAvailable(kettle)).isZero();
        heard(Tell.that(new ProductPublished(product, sheet(FulfilmentMode.POOLED, kettle))));
        assertThat(webAvailable(kettle)).isEqualTo(5);
    }

    @Test
    void a_variant_that_is_no_longer_on_the_sheet_is_no_longer_on_sale() {
        receives("MAIN", kettle, 2);
        receives("MAIN", mug, 2);
        var product = Ids.next();

        heard(Tell.that(new ProductPublished(product, sheet(FulfilmentMode.WEB_STOCK, kettle, mug))));
        heard(Tell.that(new ProductUpdated(product, sheet(FulfilmentMode.WEB_STOCK, mug))));

        assertThat(webAvailable(kettle)).isZero();
        assertThat(webAvailable(mug)).isEqualTo(2);
    }

    @Test
    void a_field_and_a_mode_from_the_future_do_not_stop_it() {
        receives("MAIN", kettle, 2);
        var published = new ProductPublished(Ids.next(), sheet(FulfilmentMode.POOLED, kettle));
        var json = Wire.write(published).replace("\"POOLED\"", "\"UNKNOWN\"").replaceFirst("\\{", "{\"photos\":[],");

        heard(Tell.that(published).json(json));

        assertThat(webAvailable(kettle)).isEqualTo(2);
    }

    @Test
    void a_poison_product_is_parked_and_others_go_on() {
        var broken = new ProductPublished(Ids.next(), sheet(FulfilmentMode.POOLED, kettle));

        Tell.that(broken).json("{\"productId\":1}").send();
        publishes(mug, FulfilmentMode.POOLED);

        Probe.until("it is parked", () -> parked(broken.productId()), found -> found.size() == 1);
    }

    private static void heard(Tell told) {
        told.send().untilHeardBy(CATALOG);
    }
}
