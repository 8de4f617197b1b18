package org.entrepot.flow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.events.EventCatalogue;
import org.entrepot.events.inventory.StockReceived;
import org.entrepot.events.order.OrderPlaced;
import org.junit.jupiter.api.Test;

/** Writes {@code docs/flow.md} from the code, and fails when the committed one says something else. */
class FlowDocumentTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("entrepot.repository"));
    private static final Path DOCUMENT = REPOSITORY.resolve("docs/flow.md");

    private static final String HOW = "./mvnw verify -pl end-to-end-tests -am -Dtest=FlowDocumentTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dregenerate=true";

    private static final List<String> SERVICES = List.of(
            "catalog-service",
            "inventory-service",
            "order-service",
            "shipping-service",
            "returns-service",
            "customer-service");

    /** Facts that are told for people and outside systems; why nobody inside reacts. */
    private static final Map<String, String> ANNOUNCEMENTS = Announcements.all();

    @Test
    void the_document_is_what_the_code_does() throws IOException {
        var written = document(hearings());

        if (Boolean.getBoolean("regenerate")) Files.writeString(DOCUMENT, written);
        assertThat(DOCUMENT).as("rewrite it with %s", HOW).hasContent(written);
    }

    @Test
    void every_fact_is_heard_or_announced() {
        var heard = hearings().stream().map(Hearing::fact).distinct().toList();

        assertThat(EventCatalogue.all().stream().map(entry -> entry.type().getSimpleName()))
                .allSatisfy(fact -> assertThat(heard.contains(fact) || ANNOUNCEMENTS.containsKey(fact))
                        .as(fact + " is heard by nobody and not listed as an announcement")
                        .isTrue());
        assertThat(ANNOUNCEMENTS.keySet()).doesNotContainAnyElementsOf(heard);
    }

    @Test
    void a_table_is_read_fact_by_fact() {
        assertThat(hearings()).contains(new Hearing("inventory-service", "OrderPlaced", "ReserveStock.forOrders"));
    }

    @Test
    void the_key_of_a_fact_is_the_field_that_its_family_names() {
        assertThat(Key.of(OrderPlaced.class)).isEqualTo("orderId");
        assertThat(Key.of(StockReceived.class)).isEqualTo("sku");
    }

    private static List<Hearing> hearings() {
        return SERVICES.stream()
                .flatMap(service -> Hearing.of(service, classesOf(service)).stream())
                .toList();
    }

    private static Path classesOf(String service) {
        var classes = REPOSITORY.resolve(service).resolve("target/classes");
        assertThat(classes)
                .as("the compiled classes of " + service + "; build it first")
                .isDirectory();
        return classes;
    }

    private static String document(List<Hearing> hearings) {
        var byFact = hearings.stream()
                .collect(groupingBy(Hearing::fact, LinkedHashMap::new, java.util.stream.Collectors.toList()));
        var rows = EventCatalogue.all().stream().map(entry -> row(entry, byFact));
        return Stream.concat(Stream.of("""
                # The flow

                Written by `FlowDocumentTest` from the contracts and the listeners; do not edit.

                | fact | said by | heard by → use case | topic | key |
                |---|---|---|---|---|"""), rows).collect(joining("\n", "", "\n"));
    }

    private static String row(EventCatalogue.Entry entry, Map<String, List<Hearing>> byFact) {
        var fact = entry.type().getSimpleName();
        var heard = byFact.getOrDefault(fact, List.of()).stream()
                .map(hearing -> hearing.service().replace("-service", "") + " → `" + hearing.useCase() + "`")
                .collect(joining("<br>"));
        var heardBy = heard.isEmpty() ? "— " + ANNOUNCEMENTS.getOrDefault(fact, "nobody") : heard;
        return "| %s `%s` | %s | %s | `%s` | %s |"
                .formatted(fact, entry.name(), entry.producer(), heardBy, entry.topic(), Key.of(entry.type()));
    }
}
