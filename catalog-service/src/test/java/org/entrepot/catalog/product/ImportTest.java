package org.entrepot.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.catalog.Http.merchandiser;
import static org.entrepot.catalog.product.Sheets.aSheet;
import static org.entrepot.catalog.product.Sheets.fresh;
import static org.entrepot.catalog.product.Sheets.incomplete;
import static org.entrepot.catalog.product.Sheets.priced;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.kit.Wire;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class ImportTest {

    @Test
    void the_same_import_again_changes_and_says_nothing() {
        var items = sheets(40);

        var first = imported(true, items);
        assertThat(first.getInt("created")).isEqualTo(40);
        var second = imported(true, items);

        assertThat(second.getInt("unchanged")).isEqualTo(40);
        for (var id : first.<String>getList("items.id"))
            assertThat(Said.typesAbout(id)).isEqualTo(java.util.List.of(ProductPublished.class));
    }

    @Test
    void what_differs_is_changed_and_only_that() {
        var items = sheets(3);
        var ids = imported(true, items).<String>getList("items.id");

        var report = imported(true, List.of(items.get(0), priced(items.get(1), 7), items.get(2)));

        assertThat(report.<String>getList("items.result")).containsExactly("unchanged", "updated", "unchanged");
        assertThat(Said.typesAbout(ids.get(1)))
                .isEqualTo(java.util.List.of(ProductPublished.class, ProductUpdated.class));
    }

    @Test
    void without_the_flag_drafts_are_made_and_a_later_import_puts_them_on_sale() {
        var items = sheets(2);
        var drafts = imported(false, items);
        assertThat(drafts.<String>getList("items.state")).containsOnly("DRAFT");
        assertThat(Said.about(drafts.getString("items[0].id"))).isEmpty();

        var published = imported(true, items);

        assertThat(published.<String>getList("items.result")).containsOnly("updated");
        assertThat(Said.typesAbout(drafts.getString("items[0].id")))
                .isEqualTo(java.util.List.of(ProductPublished.class));
    }

    @Test
    void one_bad_item_does_not_stop_the_others() {
        var good = aSheet(fresh("GOOD"));
        var half = incomplete(fresh("HALF"));
        var body = """
                {"publish":true,"items":[%s, %s, 7, null, {"externalId":"a","state":"PUBLISHED"}, {"externalId":"b","taxClass":"LUXURY"},
                 {"externalId":"c","variants":[{"sku":"not a sku"}]}, %s]}
                """.formatted(Wire.write(good), Wire.write(half), Wire.write(good));

        var report = post(body);

        assertThat(report.<String>getList("items.result"))
                .containsExactly(
                        "created", "refused", "refused", "refused", "refused", "refused", "refused", "refused");
        assertThat(report.<String>getList("items[1].reasons.field")).contains("taxClass", "texts.fr.name");
        assertThat(report.<String>getList("items[4].reasons.field")).containsExactly("state");
        assertThat(report.<String>getList("items[5].reasons.field")).containsExactly("taxClass");
        assertThat(report.<String>getList("items[6].reasons.field")).contains("variants[0].sku");
        assertThat(report.<String>getList("items[7].reasons.why")).containsExactly("appears twice");
        assertThat(Said.typesAbout(report.getString("items[0].id")))
                .isEqualTo(java.util.List.of(ProductPublished.class));
    }

    @Test
    void a_character_that_cannot_be_kept_does_not_stop_the_others() {
        var good = aSheet(fresh("GOOD"));
        var body = """
                {"publish":true,"items":[{"externalId":"a\\u0000b"}, {"externalId":"c","variants":[{"sku":"d\\u0000e"}]}, %s]}
                """.formatted(Wire.write(good));

        var report = post(body);

        assertThat(report.<String>getList("items.result")).containsExactly("refused", "refused", "created");
    }

    @Test
    void an_item_that_takes_anothers_sku_is_refused_by_itself() {
        var mine = aSheet(fresh("MINE"));
        imported(true, List.of(mine));
        var thief = Sheets.named(fresh("thief"), mine.skus().getFirst(), "K", "B", 1);
        var twin = Sheets.named(fresh("twin"), fresh("TWIN"), "K", "B", 1);
        var copy = Sheets.named(fresh("copy"), twin.skus().getFirst(), "K", "B", 1);

        var report = imported(true, List.of(thief, twin, copy));

        assertThat(report.<String>getList("items.result")).containsExactly("refused", "created", "refused");
    }

    @Test
    void what_a_person_withdrew_is_changed_but_stays_withdrawn() {
        var sheet = aSheet(fresh("GONE"));
        var id = imported(true, List.of(sheet)).getString("items[0].id");
        merchandiser().post("/products/" + id + "/delist").then().statusCode(200);

        var report = imported(true, List.of(priced(sheet, 3)));

        assertThat(report.getString("items[0].result")).isEqualTo("updated");
        assertThat(report.getString("items[0].state")).isEqualTo("DELISTED");
    }

    @Test
    void five_hundred_at_once_are_taken_and_more_are_not() {
        var items = sheets(500);
        assertThat(imported(true, items).getInt("created")).isEqualTo(500);

        merchandiser()
                .body("{\"items\":[" + "{},".repeat(500) + "{}]}")
                .post("/products/import")
                .then()
                .statusCode(422);
        merchandiser().body("{\"items\":[]}").post("/products/import").then().statusCode(422);
        merchandiser().body("{}").post("/products/import").then().statusCode(422);
    }

    @Test
    void imports_of_the_same_products_at_once_create_each_once() throws Exception {
        var items = sheets(60);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 6)
                    .mapToObj(n -> threads.submit(() -> imported(true, n % 2 == 0 ? items : items.reversed())))
                    .toList();
            var created = 0;
            for (var one : all) {
                assertThat(one.get().getInt("refused")).isZero();
                created += one.get().getInt("created");
            }

            assertThat(created).isEqualTo(60);
        }
        for (var item : items) {
            assertThat(Database.number("""
                    select count(*) from catalog.outbox o join catalog.product p on p.id::text = o.key
                    where p.external_id = ?""", item.externalId())).isEqualTo(1);
        }
    }

    private static List<ProductSheet> sheets(int count) {
        return Stream.generate(() -> aSheet(fresh("S"))).limit(count).toList();
    }

    private static JsonPath imported(boolean publish, List<ProductSheet> items) {
        return post(Wire.write(new Import(items, publish)));
    }

    private static JsonPath post(String body) {
        return merchandiser()
                .body(body)
                .post("/products/import")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private record Import(List<ProductSheet> items, boolean publish) {}
}
