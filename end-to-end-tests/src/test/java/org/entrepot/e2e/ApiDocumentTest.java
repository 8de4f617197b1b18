package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The one OpenAPI document, as whoever writes or generates a client needs it. That answers keep to it all scenarios show. */
@ExtendWith(RunningPlatform.class)
class ApiDocumentTest {

    /** An operation with its place, as {@code POST /orders}. */
    private record Operation(String place, JsonNode node) {}

    @Test
    void one_document_describes_the_whole_api(Shop shop) {
        var document = shop.contract().document();

        assertThat(document.get("openapi").asText()).startsWith("3.1");
        assertThat(document.at("/info/description").asText()).doesNotContain("Not complete");
        assertThat(document.get("paths").fieldNames())
                .toIterable()
                .contains(
                        "/orders",
                        "/products/import",
                        "/availability",
                        "/shipments/{id}/pick",
                        "/returns",
                        "/customers");
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_says_what_it_is_for(Shop shop) {
        var operations = operations(shop);

        assertThat(operations)
                .allSatisfy(
                        operation -> assertThat(operation.node().path("summary").asText())
                                .as(operation.place())
                                .isNotBlank());
        assertThat(operations.stream()
                        .map(operation -> operation.node().path("operationId").asText()))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void every_answer_with_a_body_says_what_is_in_it(Shop shop) {
        var unsaid = new ArrayList<String>();
        for (var operation : operations(shop)) {
            operation
                    .node()
                    .path("responses")
                    .properties()
                    .forEach(response -> response.getValue().path("content").properties().stream()
                            .filter(content -> !content.getKey().equals("application/pdf"))
                            .filter(content -> content.getValue().path("schema").isEmpty())
                            .forEach(content -> unsaid.add(operation.place() + " " + response.getKey())));
        }

        assertThat(unsaid).isEmpty();
    }

    @Test
    void every_operation_says_how_it_goes_well(Shop shop) {
        assertThat(operations(shop))
                .allSatisfy(operation -> assertThat(
                                operation.node().path("responses").fieldNames())
                        .toIterable()
                        .as(operation.place())
                        .anyMatch(status -> status.startsWith("2")));
    }

    @Test
    void names_of_schemas_are_words_and_none_is_there_twice_with_a_number(Shop shop) {
        assertThat(shop.contract().document().at("/components/schemas").fieldNames())
                .toIterable()
                .isNotEmpty()
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+"), "a word")
                .noneMatch(name -> name.endsWith("View"));
    }

    @Test
    void what_an_order_always_has_is_said(Shop shop) {
        var order = shop.contract().document().at("/components/schemas/Order");

        assertThat(order.path("required")).extracting(JsonNode::asText).contains("id", "number", "state", "lines");
        assertThat(order.path("required")).extracting(JsonNode::asText).doesNotContain("reason", "holdReason");
    }

    @Test
    void what_is_created_takes_a_key(Shop shop) {
        var parameters = shop.contract().document().at("/paths/~1orders/post/parameters");

        assertThat(parameters)
                .extracting(parameter -> parameter.path("$ref").asText())
                .contains("#/components/parameters/IdempotencyKey");
        assertThat(shop.contract()
                        .document()
                        .at("/components/parameters/IdempotencyKey/required")
                        .asBoolean())
                .isTrue();
    }

    private static List<Operation> operations(Shop shop) {
        var all = new ArrayList<Operation>();
        shop.contract()
                .document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> member.getValue().has("responses"))
                        .map(member -> operation(path.getKey(), member))
                        .forEach(all::add));
        assertThat(all).hasSizeGreaterThan(80);
        return all;
    }

    private static Operation operation(String path, Map.Entry<String, JsonNode> member) {
        return new Operation(member.getKey().toUpperCase(Locale.ROOT) + " " + path, member.getValue());
    }
}
