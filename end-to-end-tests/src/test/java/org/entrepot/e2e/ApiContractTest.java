package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Api;
import org.entrepot.launcher.platform.Json;
import org.junit.jupiter.api.Test;

/** That the contract sees what is not as the document has it: else every scenario would pass it. */
class ApiContractTest {

    private final ApiContract contract = new ApiContract(Json.read("""
            {"paths": {
               "/things/{id}": {"get": {"responses": {
                 "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                 "404": {"$ref": "#/components/responses/Problem"}}}},
               "/things/odd": {"get": {"responses": {"200": {"description": "Anything."}}}}},
             "components": {
               "responses": {"Problem": {"content": {"application/problem+json": {"schema": {"type": "object", "required": ["type"]}}}}},
               "schemas": {"Thing": {"type": "object", "required": ["id"],
                 "properties": {"id": {"type": "string"}, "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}}}},
                 "Part": {"type": "object", "properties": {"size": {"type": "integer"}}}}}}
            """.getBytes(StandardCharsets.UTF_8)));

    @Test
    void an_answer_as_it_was_promised_passes() {
        assertThatCode(answer("GET", "/things/7", 200, "{\"id\": \"7\", \"parts\": [{\"size\": 3}]}"))
                .doesNotThrowAnyException();
        assertThatCode(answer("GET", "/things/8", 404, "{\"type\": \"urn:none\"}"))
                .doesNotThrowAnyException();
    }

    @Test
    void what_must_be_there_and_is_not_is_seen() {
        assertThatThrownBy(answer("GET", "/things/7", 200, "{\"parts\": []}")).hasMessageContaining("id");
        assertThatThrownBy(answer("GET", "/things/8", 404, "{}")).hasMessageContaining("type");
    }

    @Test
    void what_nobody_promised_is_seen_in_the_depth_too() {
        assertThatThrownBy(answer("GET", "/things/7", 200, "{\"id\": \"7\", \"colour\": 1}"))
                .hasMessageContaining("colour");
        assertThatThrownBy(answer("GET", "/things/7", 200, "{\"id\": \"7\", \"parts\": [{\"weight\": 1}]}"))
                .hasMessageContaining("weight");
    }

    @Test
    void a_status_or_a_place_that_is_not_in_the_document_is_seen() {
        assertThatThrownBy(answer("GET", "/things/7", 201, "{\"id\": \"7\"}")).hasMessageContaining("201");
        assertThatThrownBy(answer("POST", "/things/7", 200, "{}")).hasMessageContaining("POST");
    }

    @Test
    void a_path_of_its_own_goes_before_a_template() {
        assertThatCode(answer("GET", "/things/odd", 200, "{\"colour\": 1}")).doesNotThrowAnyException();
    }

    private ThrowingCallable answer(String method, String path, int status, String body) {
        var answer = new Answer(status, "", body.getBytes(StandardCharsets.UTF_8));
        return () -> contract.made(method, path, "", 0, new Api.Came.Answered(answer));
    }
}
