package org.entrepot.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.catalog.Http.merchandiser;
import static org.entrepot.catalog.Http.sends;
import static org.entrepot.catalog.product.Sheets.aSheet;
import static org.entrepot.catalog.product.Sheets.fresh;
import static org.entrepot.catalog.product.Sheets.priced;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.entrepot.events.catalog.ProductPublished;
import org.entrepot.events.catalog.ProductUpdated;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Crash;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What merchandisers ask for, with a failure at each boundary: product and fact are there both or neither, and once. */
@QuarkusTest
@WithTestResource(RealParts.class)
class CrashTest {

    @Inject
    Failpoints failpoints;

    private final ProductSheet kettle = aSheet(fresh("KETTLE"));
    private final ProductSheet pot = aSheet(fresh("POT"));
    private final String key = fresh("key");

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AT_THE_ANSWER")
    void a_product_is_on_sale_and_that_is_said_or_neither(CutOff place) {
        var id = drafted(kettle);

        place.strikes(() -> step(id, "publish").statusCode(503).header("Retry-After", "2"));
        assertThat(Said.about(id)).isEmpty();
        assertThat(kept(kettle)).containsExactly("DRAFT 1");
        step(id, "publish").statusCode(200);

        assertThat(Said.typesAbout(id)).isEqualTo(List.of(ProductPublished.class));
        assertThat(kept(kettle)).containsExactly("PUBLISHED 2");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AT_THE_ANSWER")
    void a_product_on_sale_is_changed_and_that_is_said_or_neither(CutOff place) {
        var id = imported(kettle).extract().<String>path("items[0].id");

        place.strikes(() -> change(id, priced(kettle, 7)).statusCode(503).header("Retry-After", "2"));
        assertThat(Said.typesAbout(id)).isEqualTo(List.of(ProductPublished.class));
        assertThat(kept(kettle)).containsExactly("PUBLISHED 2");
        change(id, priced(kettle, 7)).statusCode(200);

        assertThat(Said.typesAbout(id)).isEqualTo(List.of(ProductPublished.class, ProductUpdated.class));
        assertThat(kept(kettle)).containsExactly("PUBLISHED 3");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AT_THE_ANSWER")
    void an_import_brings_in_all_of_it_and_says_so_or_nothing(CutOff place) {
        var id = imported(kettle).extract().<String>path("items[0].id");
        var cheaper = priced(kettle, 7);

        place.strikes(() -> imports(cheaper, pot).statusCode(503).header("Retry-After", "2"));
        assertThat(Said.typesAbout(id)).isEqualTo(List.of(ProductPublished.class));
        assertThat(kept(kettle)).containsExactly("PUBLISHED 2");
        assertThat(kept(pot)).isEmpty();
        assertThat(factsWith(pot)).isZero();
        imported(cheaper, pot).body("items.result", equalTo(List.of("updated", "created")));

        imported(cheaper, pot).body("items.result", equalTo(List.of("unchanged", "unchanged")));
        assertThat(Said.typesAbout(id)).isEqualTo(List.of(ProductPublished.class, ProductUpdated.class));
        assertThat(kept(pot)).containsExactly("PUBLISHED 2");
        assertThat(factsWith(pot)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AT_THE_FACT")
    void a_draft_that_was_cut_off_leaves_no_key_behind_and_is_made_once(CutOff place) {
        place.strikes(() -> created(key, kettle).statusCode(503).header("Retry-After", "2"));
        assertThat(kept(kettle)).isEmpty();

        var id = created(key, kettle)
                .statusCode(201)
                .header("Idempotent-Replay", nullValue())
                .extract()
                .<String>path("id");

        created(key, kettle).statusCode(201).header("Idempotent-Replay", "true").body("id", equalTo(id));
        assertThat(kept(kettle)).containsExactly("DRAFT 1");
    }

    @Test
    void who_got_no_answer_to_a_draft_gets_it_by_the_same_key_and_no_second_one_without() {
        Crash.beforeTheAnswer(failpoints);
        created(key, kettle).statusCode(500);

        created(key, kettle).statusCode(201).header("Idempotent-Replay", "true");
        sends(kettle).post("/products").then().statusCode(409).body("type", endsWith("external-id-taken"));

        assertThat(kept(kettle)).containsExactly("DRAFT 1");
    }

    @Test
    void who_got_no_answer_to_an_import_sends_it_again_and_nothing_is_said_twice() {
        Crash.beforeTheAnswer(failpoints);
        imports(kettle, pot).statusCode(500);

        imported(kettle, pot).body("items.result", equalTo(List.of("unchanged", "unchanged")));

        assertThat(factsWith(kettle)).isEqualTo(1);
        assertThat(factsWith(pot)).isEqualTo(1);
    }

    @Test
    void who_got_no_answer_to_a_step_or_a_change_is_told_that_it_was_taken_and_nothing_is_said_twice() {
        var id = drafted(kettle);
        Crash.beforeTheAnswer(failpoints);
        step(id, "publish").statusCode(500);
        step(id, "publish").statusCode(409).body("from", equalTo("PUBLISHED"));

        Crash.beforeTheAnswer(failpoints);
        change(id, priced(kettle, 7)).statusCode(500);
        change(id, priced(kettle, 7)).statusCode(412);

        assertThat(Said.typesAbout(id)).isEqualTo(List.of(ProductPublished.class, ProductUpdated.class));
        assertThat(kept(kettle)).containsExactly("PUBLISHED 3");
    }

    private static String drafted(ProductSheet sheet) {
        return sends(sheet).post("/products").then().statusCode(201).extract().path("id");
    }

    private static ValidatableResponse created(String key, ProductSheet sheet) {
        return sends(sheet).header("Idempotency-Key", key).post("/products").then();
    }

    private static ValidatableResponse step(String id, String step) {
        return merchandiser().post("/products/" + id + "/" + step).then();
    }

    /** Of what was published and never changed. */
    private static ValidatableResponse change(String id, ProductSheet sheet) {
        return sends(sheet).header("If-Match", "\"2\"").put("/products/" + id).then();
    }

    private static ValidatableResponse imports(ProductSheet... sheets) {
        return sends(Map.of("items", List.of(sheets), "publish", true))
                .post("/products/import")
                .then();
    }

    private static ValidatableResponse imported(ProductSheet... sheets) {
        return imports(sheets).statusCode(200);
    }

    /** State and version of the product of this sheet, if it is there; and whether something of it is missing. */
    private static List<String> kept(ProductSheet sheet) {
        return Database.query("""
                select case when count(distinct s.sku) = 1 and count(distinct r.lang) = 2 then '' else 'a part of ' end
                       || p.state || ' ' || p.version
                from catalog.product p left join catalog.product_sku s on s.product_id = p.id
                     left join catalog.product_search r on r.product_id = p.id
                where p.external_id = ? group by p.id
                """, row -> row.getString(1), sheet.externalId());
    }

    private static long factsWith(ProductSheet sheet) {
        return Database.number(
                "select count(*) from catalog.outbox where strpos(payload, ?) > 0",
                sheet.skus().getFirst());
    }
}
