package org.entrepot.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.entrepot.gateway.Documents;
import org.entrepot.gateway.services.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MergeTest {

    private final ObjectMapper json = new ObjectMapper();
    private ObjectNode whole;

    @BeforeEach
    void two_services() throws IOException {
        whole = (ObjectNode) json.readTree("""
                {"openapi":"3.1.0","info":{"title":"All"},"components":{"schemas":{"Problem":{"type":"object"}}}}""");
        var merge = new Merge(whole);
        merge.add(Service.CATALOG, (ObjectNode) json.readTree(Documents.of("catalog")));
        merge.add(Service.ORDER, (ObjectNode) json.readTree(Documents.of("order")));
        merge.prune();
    }

    @Test
    void paths_are_those_of_the_door() {
        assertThat(whole.path("paths").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "/products",
                        "/orders",
                        "/webhooks/catalog",
                        "/webhooks/order",
                        "/operations/catalog/parked",
                        "/operations/order/parked");
    }

    @Test
    void a_name_that_means_two_things_is_told_apart_and_so_is_what_refers_to_it() {
        var schemas = whole.at("/components/schemas");

        assertThat(schemas.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Problem", "Page", "Pages", "Money", "OrderPage", "OrderPages");
        assertThat(schemas.at("/OrderPages/items/$ref").asText()).isEqualTo("#/components/schemas/OrderPage");
        assertThat(schemas.at("/OrderPage/properties/total/$ref").asText()).isEqualTo("#/components/schemas/Money");
        assertThat(okOf("/orders")).isEqualTo("#/components/schemas/OrderPage");
        assertThat(okOf("/products")).isEqualTo("#/components/schemas/Page");
    }

    @Test
    void what_only_closed_doors_speak_of_is_left_out() {
        assertThat(whole.at("/components/schemas").has("Secret")).isFalse();
    }

    @Test
    void no_reference_leads_nowhere() {
        whole.findValuesAsText("$ref")
                .forEach(
                        reference -> assertThat(whole.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
        assertThat(whole.findValuesAsText("$ref")).isNotEmpty();
    }

    @Test
    void operations_are_tagged_with_their_service_and_have_ids_of_their_own() {
        var operation = whole.at("/paths/~1orders/get");

        assertThat(operation.at("/tags/0").asText()).isEqualTo("order");
        assertThat(operation.path("operationId").asText()).isEqualTo("listOrders");
        assertThat(whole.at("/paths/~1operations~1order~1parked/get/operationId")
                        .asText())
                .isEqualTo("orderListParked");
        assertThat(StreamSupport.stream(whole.path("tags").spliterator(), false)
                        .map(tag -> tag.path("name").asText()))
                .containsExactly("catalog", "order");
    }

    @Test
    void every_operation_says_how_it_may_fail_and_webhooks_need_no_token() {
        var problems = whole.at("/paths/~1orders/get/responses");

        for (var status : new String[] {"401", "403", "404", "429", "503"}) {
            assertThat(problems.at("/" + status + "/content/application~1problem+json/schema/$ref")
                            .asText())
                    .as(status)
                    .isEqualTo("#/components/schemas/Problem");
        }
        assertThat(problems.at("/404/description").asText()).isEqualTo("Not Found");
        assertThat(whole.at("/paths/~1orders/get").has("security")).isFalse();
        assertThat(whole.at("/paths/~1webhooks~1order/post/security")).isEmpty();
        assertThat(whole.at("/paths/~1webhooks~1order/post").has("security")).isTrue();
    }

    private String okOf(String path) {
        return whole.at("/paths/" + path.replace("/", "~1")
                        + "/get/responses/200/content/application~1json/schema/$ref")
                .asText();
    }
}
