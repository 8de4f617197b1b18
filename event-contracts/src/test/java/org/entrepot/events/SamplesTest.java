package org.entrepot.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.events.inventory.Level;
import org.entrepot.events.inventory.StockLevelChanged;
import org.entrepot.events.order.OrderPlaced;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    record Sample(EventCatalogue.Entry entry, String path, String json) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Sample> samples() {
        return Published.samples().entrySet().stream()
                .map(sample -> new Sample(factOf(sample.getKey()), sample.getKey(), sample.getValue()));
    }

    static List<EventCatalogue.Entry> facts() {
        return EventCatalogue.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_ever_committed_reads_into_its_record_and_writes_back_equal(Sample sample) {
        var fact = Wire.read(sample.entry().type(), sample.json());

        assertThat(Wire.write(fact)).isEqualTo(Wire.tree(sample.json()));
        assertThat(fact.key()).isNotBlank().isEqualTo(keyIn(sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_keeps_to_its_published_schema(Sample sample) {
        assertThat(errors(sample.entry(), sample.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_field_that_is_younger_than_the_reader_is_ignored(Sample sample) {
        var younger = Wire.tree(sample.json());
        everyObject(younger).forEach(object -> object.putObject("bornLater").put("deep", true));

        assertThat(Wire.read(sample.entry().type(), younger.toString()))
                .isEqualTo(Wire.read(sample.entry().type(), sample.json()));
        assertThat(errors(sample.entry(), younger.toString())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void every_fact_has_a_sample_with_all_fields_and_one_without_the_optional_ones(EventCatalogue.Entry entry) {
        var samples = Samples.of(entry.type());
        var optional = optionalFields(entry);

        assertThat(fullest(entry)).hasSize(entry.type().getRecordComponents().length);
        if (!optional.isEmpty())
            assertThat(samples)
                    .anySatisfy(json -> assertThat(Wire.tree(json).fieldNames())
                            .toIterable()
                            .doesNotContainAnyElementsOf(optional));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void samples_are_numbered_without_gaps(EventCatalogue.Entry entry) {
        var committed = samples().filter(sample -> sample.entry().equals(entry)).map(Sample::json);

        assertThat(Samples.of(entry.type())).containsExactlyInAnyOrderElementsOf(committed.toList());
    }

    @ParameterizedTest
    @MethodSource("facts")
    void a_fact_that_lacks_a_field_is_refused_by_schema_and_record_alike(EventCatalogue.Entry entry) {
        var complete = fullest(entry);
        var optional = optionalFields(entry);

        for (var field : complete.properties().stream().map(Map.Entry::getKey).toList()) {
            var lacking = complete.deepCopy().without(field).toString();
            assertThat(errors(entry, lacking).isEmpty()).as(field).isEqualTo(optional.contains(field));
            if (complete.get(field).isBoolean() || complete.get(field).isInt()) continue; // absent reads as zero
            if (optional.contains(field))
                assertThat(Wire.read(entry.type(), lacking)).isNotNull();
            else
                assertThatThrownBy(() -> Wire.read(entry.type(), lacking))
                        .as(field)
                        .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nobody_writes_that_a_value_is_unknown(Sample sample) {
        assertThat(sample.json()).doesNotContain("\"UNKNOWN\"");
    }

    @Test
    void a_value_that_is_younger_than_the_reader_reads_as_unknown() {
        var younger = Samples.first(StockLevelChanged.class).replace("LOW", "OVERFLOWING");

        var fact = (StockLevelChanged) Wire.read(StockLevelChanged.class, younger);

        assertThat(fact.level()).isEqualTo(Level.UNKNOWN);
        assertThat(errors(EventCatalogue.of(StockLevelChanged.class), younger)).isEmpty();
    }

    @Test
    void a_sample_that_breaks_its_schema_is_caught() {
        var entry = EventCatalogue.of(OrderPlaced.class);
        var sample = Samples.first(OrderPlaced.class);

        assertThat(errors(entry, sample.replace("\"minor\": 5140", "\"minor\": \"51.40\"")))
                .isNotEmpty();
        assertThat(errors(entry, sample.replace("2026-03-02T09:45:30Z", "yesterday")))
                .isNotEmpty();
    }

    private static List<Error> errors(EventCatalogue.Entry entry, String json) {
        var schema = Published.read(Published.SCHEMAS.resolve(entry.name() + ".json"));
        return SCHEMAS.getSchema(schema, InputFormat.JSON)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static EventCatalogue.Entry factOf(String path) {
        return EventCatalogue.named(path.substring(0, path.indexOf('/'))).orElseThrow();
    }

    private static String keyIn(Sample sample) {
        var field = switch (sample.entry().topic()) {
            case "catalog.products.v1" -> "productId";
            case "inventory.stock.v1" -> "sku";
            case "customer.events.v1" -> "customerId";
            default -> "orderId";
        };
        return Wire.tree(sample.json()).path(field).asText();
    }

    private static ObjectNode fullest(EventCatalogue.Entry entry) {
        return Samples.of(entry.type()).stream()
                .map(json -> (ObjectNode) Wire.tree(json))
                .max(Comparator.comparingInt(ObjectNode::size))
                .orElseThrow();
    }

    private static List<String> optionalFields(EventCatalogue.Entry entry) {
        return Arrays.stream(entry.type().getRecordComponents())
                .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(component -> component.getName())
                .toList();
    }

    private static List<ObjectNode> everyObject(JsonNode node) {
        var deeper = node.valueStream().flatMap(child -> everyObject(child).stream());
        var here = node instanceof ObjectNode object && !object.has("en") ? Stream.of(object) : Stream.<ObjectNode>of();
        return Stream.concat(here, deeper).toList(); // texts by language are a map: a new key there is a language
    }
}
