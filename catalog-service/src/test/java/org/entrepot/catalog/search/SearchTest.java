package org.entrepot.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.catalog.Http.merchandiser;
import static org.entrepot.catalog.Http.sends;
import static org.entrepot.catalog.Http.shopper;
import static org.entrepot.catalog.product.Sheets.fresh;
import static org.entrepot.catalog.product.Sheets.named;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.entrepot.catalog.product.ProductSheet;
import org.entrepot.kit.test.RealParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
class SearchTest {

    /** Only this test's products have it in their names, and nothing like it is in any other. */
    private final String mark = ThreadLocalRandom.current()
            .ints(14, 'a', 'z' + 1)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    private final String teapot = fresh("TEAPOT");
    private final String kettle = fresh("KETTLE");
    private final String cosy = fresh("COSY");

    @BeforeEach
    void three_products_on_sale() {
        publish(
                named(fresh("e"), teapot, "Porcelain teapots " + mark, "Théière en porcelaine " + mark, 3_000),
                named(fresh("e"), kettle, "Enamel kettle " + mark, "Bouilloire émaillée " + mark, 1_000),
                named(fresh("e"), cosy, "Cosy for a teapot " + mark, "Cache-théière " + mark, 2_000));
    }

    @Test
    void words_are_found_in_any_form_of_their_language() {
        // What only looks alike comes behind what has the words.
        assertThat(skus("teapot " + mark, "en", null).subList(0, 2)).containsExactlyInAnyOrder(teapot, cosy);
        assertThat(skus("TEAPOTS " + mark, "en", null).subList(0, 2)).containsExactlyInAnyOrder(teapot, cosy);
        assertThat(skus("émaillées " + mark, "fr", null)).startsWith(kettle);
    }

    @Test
    void accents_and_case_do_not_matter() {
        assertThat(skus("THEIERE " + mark, "fr", null)).contains(teapot);
        assertThat(skus("bouilloire emaillee " + mark, "fr", null)).contains(kettle);
    }

    @Test
    void a_slip_of_the_finger_still_finds() {
        assertThat(skus("enamel ketle " + mark, "en", null)).startsWith(kettle);
    }

    @Test
    void a_sku_finds_its_product_first() {
        assertThat(skus(teapot.toLowerCase(), "en", null)).startsWith(teapot);
    }

    @Test
    void results_come_by_price_or_name_where_asked() {
        assertThat(skus(mark, "en", "price")).containsExactly(kettle, cosy, teapot);
        assertThat(skus(mark, "en", "price-desc")).containsExactly(teapot, cosy, kettle);
        assertThat(skus(mark, "en", "name")).containsExactly(cosy, kettle, teapot);
        assertThat(skus(mark, "fr", "name")).containsExactly(kettle, cosy, teapot);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relevance", "name", "price", "price-desc"})
    void pages_join_without_hole_or_overlap(String order) {
        var paged = new ArrayList<String>();
        String after = null;
        do {
            var asked = Map.of("query", mark, "order", order, "limit", "1", "after", after == null ? "" : after);
            var page = find(asked);
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(1);
            paged.addAll(page.getList("items.variants.flatten().sku"));
            after = page.getString("next");
        } while (after != null);

        assertThat(paged).isEqualTo(skus(mark, "en", order)).hasSize(3);
    }

    @Test
    void drafts_are_listed_for_merchandisers_alone() {
        var draft = named(fresh("e"), fresh("DRAFT"), "Unborn " + mark, "À naître " + mark, 1);
        sends(draft).post("/products").then().statusCode(201);

        assertThat(skus("unborn " + mark, "en", null))
                .doesNotContain(draft.variants().getFirst().sku());
        shopper().get("/products?state=DRAFT").then().statusCode(403);
        var seen = merchandiser().get("/products?state=DRAFT&query=" + mark).jsonPath();
        assertThat(seen.getList("items.externalId", String.class)).containsExactly(draft.externalId());
    }

    @Test
    void a_list_shows_a_product_as_it_is_after_each_change() {
        var lamp = named(fresh("e"), fresh("LAMP"), "Lamp " + mark, "Lampe " + mark, 700);
        var asked = Map.of("query", "lamp " + mark, "limit", "1");
        publish(lamp);
        assertThat(find(asked).getInt("items[0].variants[0].price.minor")).isEqualTo(700);

        var sku = lamp.variants().getFirst().sku();
        publish(named(lamp.externalId(), sku, "Lamp " + mark, "Lampe " + mark, 900));

        assertThat(find(asked).getInt("items[0].variants[0].price.minor")).isEqualTo(900);

        merchandiser().post("/products/" + find(asked).getString("items[0].id") + "/delist");

        var delisted = merchandiser().queryParams(asked).get("/products?state=DELISTED");
        assertThat(delisted.jsonPath().getString("items[0].state")).isEqualTo("DELISTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "lang=de",
                "order=best",
                "order=relevance",
                "state=NEW",
                "after=%%%",
                "after=bm8",
            })
    void what_cannot_be_asked_is_refused(String query) {
        shopper()
                .urlEncodingEnabled(false)
                .get("/products?" + query.replace("%", "%25"))
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({
        "price, 1.5",
        "price, -1",
        "price, 1e3",
        "price, 9223372036854775808",
        "price-desc, 1.5",
        "price-desc, ٣",
        "relevance, 1e999999",
        "relevance, 1",
        "relevance, NaN"
    })
    void a_cursor_that_somebody_made_up_is_refused(String order, String key) {
        assertRefused(order, key);
    }

    @Test
    void a_cursor_with_a_character_that_no_name_has_is_refused() {
        assertRefused("name", "a\0b");
    }

    private void assertRefused(String order, String key) {
        var place = order + "\n" + key + "\n" + UUID.randomUUID();
        shopper()
                .queryParam("query", mark)
                .queryParam("order", order)
                .queryParam("after", Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8)))
                .get("/products")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or 1=1 --", "\"", "& | !", "\\", "%_", "a:*", "🫖", "-"})
    void any_text_may_be_typed(String text) {
        shopper().queryParam("query", text).get("/products").then().statusCode(200);
    }

    private static void publish(ProductSheet... sheets) {
        sends(Map.of("items", List.of(sheets), "publish", true))
                .post("/products/import")
                .then()
                .statusCode(200);
    }

    private static List<String> skus(String query, String language, String order) {
        var asked = order == null
                ? Map.of("query", query, "lang", language)
                : Map.of("query", query, "lang", language, "order", order);
        return find(asked).getList("items.variants.flatten().sku");
    }

    private static JsonPath find(Map<String, String> asked) {
        return shopper()
                .queryParams(asked)
                .get("/products")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
