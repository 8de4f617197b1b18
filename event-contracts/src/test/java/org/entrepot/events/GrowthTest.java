package org.entrepot.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes to a published contract, each shown as the text that differs. */
class GrowthTest {

    private static final String PUBLISHED = """
            {"x-topic":"order.events.v1","type":"object","properties":{
              "orderId":{"type":"string","format":"uuid"},
              "reason":{"type":"string","x-extensible-enum":["STOCK","OTHER"]},
              "lines":{"type":"array","items":{"type":"object","properties":{"sku":{"type":"string"}},"required":["sku"]}},
              "texts":{"type":"object","additionalProperties":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]}}},
             "required":["orderId","reason"]}""";

    @Test
    void nothing_changed() {
        assertThat(after("", "")).isEmpty();
    }

    @Test
    void a_new_optional_field_is_growth() {
        assertThat(after("\"orderId\":{", "\"note\":{\"type\":\"string\"},\"orderId\":{"))
                .isEmpty();
    }

    @Test
    void a_new_value_is_growth() {
        assertThat(after("\"OTHER\"", "\"OTHER\",\"ADDRESS\"")).isEmpty();
    }

    @Test
    void a_new_fact_is_growth() {
        var published = Map.of("order.held", Wire.tree(PUBLISHED));
        var next = Map.of("order.held", Wire.tree(PUBLISHED), "order.released", Wire.tree(PUBLISHED));

        assertThat(Growth.breaches(published, next)).isEmpty();
    }

    @Test
    void a_removed_fact_is_caught() {
        assertThat(Growth.breaches(Map.of("order.held", Wire.tree(PUBLISHED)), Map.of()))
                .containsExactly("order.held is gone");
    }

    @Test
    void a_moved_fact_is_caught() {
        assertThat(after("order.events.v1", "order.events.v2"))
                .containsExactly("order.held x-topic was \"order.events.v1\" and is \"order.events.v2\"");
    }

    @Test
    void a_renamed_field_is_caught() {
        assertThat(after("\"lines\":", "\"items\":")).containsExactly("order.held.lines is gone");
    }

    @Test
    void a_renamed_field_is_caught_deep_inside() {
        assertThat(after("\"sku\"", "\"article\""))
                .containsExactly(
                        "order.held.lines[].sku is gone",
                        "order.held.lines[].article is required now; old facts lack it",
                        "order.held.lines[].sku is optional now; old readers need it");
    }

    @Test
    void a_retyped_field_is_caught() {
        assertThat(after("\"name\":{\"type\":\"string\"}", "\"name\":{\"type\":\"integer\"}"))
                .containsExactly("order.held.texts.*.name type was \"string\" and is \"integer\"");
    }

    @Test
    void another_format_is_caught() {
        assertThat(after(",\"format\":\"uuid\"", "")).containsExactly("order.held.orderId format was \"uuid\" and is ");
    }

    @Test
    void a_removed_value_is_caught() {
        assertThat(after(",\"OTHER\"", "")).containsExactly("order.held.reason value OTHER is gone");
    }

    @Test
    void a_set_of_values_that_closes_is_caught() {
        assertThat(after("{\"type\":\"string\"}},\"required\":[\"sku\"]", """
                {"type":"string","x-extensible-enum":["KETTLE"]}},"required":["sku"]"""))
                .containsExactly("order.held.lines[].sku opens or closes a set of values");
    }

    @Test
    void a_field_that_becomes_required_is_caught() {
        assertThat(after("[\"orderId\",\"reason\"]", "[\"orderId\",\"reason\",\"lines\"]"))
                .containsExactly("order.held.lines is required now; old facts lack it");
    }

    @Test
    void a_field_that_becomes_optional_is_caught() {
        assertThat(after("[\"orderId\",\"reason\"]", "[\"orderId\"]"))
                .containsExactly("order.held.reason is optional now; old readers need it");
    }

    private static List<String> after(String text, String replacement) {
        assertThat(PUBLISHED).contains(text);
        var next = Map.<String, JsonNode>of("order.held", Wire.tree(PUBLISHED.replace(text, replacement)));
        return Growth.breaches(Map.of("order.held", Wire.tree(PUBLISHED)), next);
    }
}
