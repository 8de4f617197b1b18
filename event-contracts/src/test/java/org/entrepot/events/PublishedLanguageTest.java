package org.entrepot.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PublishedLanguageTest {

    private static final String HOW =
            "regenerate with: ./mvnw -pl event-contracts test -Dtest=PublishedLanguageTest -Dregenerate=true";

    @BeforeAll
    static void regenerate_when_asked() {
        if (Boolean.getBoolean("regenerate")) Published.regenerate();
    }

    @Test
    void published_documents_are_those_of_the_records() {
        assertThat(Published.outOfDate()).as("out of date; %s", HOW).isEmpty();
    }

    @Test
    void every_published_schema_has_its_fact() {
        assertThat(Published.committedSchemas().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Published.generatedSchemas().keySet());
    }

    @Test
    void the_published_language_only_grows() {
        assertThat(Growth.breaches(Published.committedSchemas(), Published.generatedSchemas()))
                .isEmpty();
    }

    @Test
    void samples_are_only_added() {
        assertThat(Files.exists(Published.LOCK)).as(HOW).isTrue();
        assertThat(SampleLock.breaches(Published.committedLock(), Published.samples()))
                .isEmpty();
    }

    @Test
    void the_async_api_document_is_yaml_that_names_every_fact() throws JsonProcessingException {
        var document = new YAMLMapper().readTree(Published.read(Published.ASYNC_API));

        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.path("channels")).hasSize(EventCatalogue.topics().size());
        for (var entry : EventCatalogue.all()) {
            var name = entry.type().getSimpleName();
            var message = document.at("/components/messages/" + name);
            assertThat(message.path("name").asText()).isEqualTo(entry.name());
            assertThat(message.path("payload")).isEqualTo(SchemaGenerator.payload(entry));
            assertThat(message.path("examples").get(0).path("payload"))
                    .isEqualTo(Wire.tree(Samples.first(entry.type())));
            assertThat(document.path("channels").path(entry.topic()).path("messages"))
                    .anySatisfy(reference ->
                            assertThat(reference.path("$ref").asText()).isEqualTo("#/components/messages/" + name));
        }
    }
}
