package org.entrepot.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.catalog.product.ProductState.DELISTED;
import static org.entrepot.catalog.product.ProductState.DRAFT;
import static org.entrepot.catalog.product.ProductState.PUBLISHED;
import static org.entrepot.catalog.product.Sheets.aSheet;
import static org.entrepot.catalog.product.Sheets.incomplete;
import static org.entrepot.catalog.product.Sheets.priced;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.events.catalog.ProductDelisted;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.kit.Ids;
import org.entrepot.kit.problem.IllegalTransition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductTest {

    private static final Map<ProductState, Set<ProductState>> ALLOWED =
            Map.of(DRAFT, Set.of(PUBLISHED), PUBLISHED, Set.of(DELISTED), DELISTED, Set.of(PUBLISHED));

    @ParameterizedTest
    @EnumSource
    void of_all_pairs_of_states_only_these_steps_are_allowed(ProductState from) {
        for (var to : ProductState.values())
            assertThat(from.mayBecome(to))
                    .as(from + " to " + to)
                    .isEqualTo(ALLOWED.get(from).contains(to));
    }

    @Test
    void a_complete_draft_is_published_with_its_sheet() {
        var product = Product.draft(aSheet("KETTLE"));

        var said = product.publish();

        assertThat(said)
                .isEqualTo(new ProductPublished(product.id(), aSheet("KETTLE").published()));
        assertThat(product.state()).isEqualTo(PUBLISHED);
        assertThat(product.version()).isEqualTo(2);
    }

    @Test
    void an_incomplete_draft_stays_a_draft() {
        var product = Product.draft(incomplete("KETTLE"));

        assertThatThrownBy(product::publish).isInstanceOf(SheetIncomplete.class);

        assertThat(product.state()).isEqualTo(DRAFT);
        assertThat(product.version()).isEqualTo(1);
    }

    @Test
    void a_changed_draft_says_nothing_and_a_changed_published_product_says_its_whole_sheet() {
        var product = Product.draft(aSheet("KETTLE"));

        assertThat(product.change(priced(aSheet("KETTLE"), 10))).isEmpty();
        product.publish();
        var cheaper = priced(aSheet("KETTLE"), 5);

        assertThat(product.change(cheaper)).contains(new ProductUpdated(product.id(), cheaper.published()));
    }

    @Test
    void the_same_sheet_again_changes_nothing() {
        var product = new Product(Ids.next(), PUBLISHED, 7, aSheet("KETTLE"));

        assertThat(product.change(aSheet("KETTLE"))).isEmpty();

        assertThat(product.version()).isEqualTo(7);
    }

    @Test
    void what_is_on_sale_stays_complete() {
        var product = new Product(Ids.next(), PUBLISHED, 7, aSheet("KETTLE"));

        assertThatThrownBy(() -> product.change(incomplete("KETTLE"))).isInstanceOf(SheetIncomplete.class);

        assertThat(product.sheet()).isEqualTo(aSheet("KETTLE"));
    }

    @Test
    void a_product_is_delisted_with_its_skus_and_may_come_back() {
        var product = new Product(Ids.next(), PUBLISHED, 7, aSheet("KETTLE"));

        assertThat(product.delist()).isEqualTo(new ProductDelisted(product.id(), List.of("KETTLE")));
        assertThatThrownBy(product::delist).isInstanceOf(IllegalTransition.class);
        assertThat(product.publish()).isInstanceOf(ProductPublished.class);
    }
}
