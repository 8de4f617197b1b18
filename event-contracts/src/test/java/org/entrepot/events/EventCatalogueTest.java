package org.entrepot.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.entrepot.events.order.OrderPlaced;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {

    private record Gossip(String key) implements Fact {}

    @Test
    void every_fact_has_a_wire_name_of_its_own() {
        assertThat(EventCatalogue.all())
                .extracting(EventCatalogue.Entry::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+\\.[a-z]+(-[a-z]+)*"));
    }

    @Test
    void every_fact_is_a_record_without_a_getter_that_would_leak_onto_the_wire() {
        assertThat(EventCatalogue.all()).allSatisfy(entry -> {
            assertThat(entry.type().isRecord()).isTrue();
            assertThat(Arrays.stream(entry.type().getMethods())
                            .filter(method -> method.getDeclaringClass() != Object.class)
                            .filter(method -> method.getName().matches("(get|is)[A-Z].*")))
                    .isEmpty();
        });
    }

    @Test
    void a_topic_belongs_to_one_family_and_one_service() {
        assertThat(EventCatalogue.topics()).hasSize(8).extracting(Topic::name).doesNotHaveDuplicates();
        assertThat(EventCatalogue.topics()).extracting(Topic::producer).allMatch(name -> name.endsWith("-service"));
    }

    @Test
    void facts_are_found_by_name_and_by_class() {
        var placed = EventCatalogue.of(OrderPlaced.class);

        assertThat(placed.name()).isEqualTo("order.placed");
        assertThat(placed.topic()).isEqualTo("order.events.v1");
        assertThat(placed.producer()).isEqualTo("order-service");
        assertThat(placed.dataschema()).isEqualTo("urn:entrepot:schema:order.placed");
        assertThat(EventCatalogue.named("order.placed")).contains(placed);
        assertThat(EventCatalogue.saidBy("order-service")).contains(placed).hasSize(16);
    }

    @Test
    void what_nobody_published_is_not_found() {
        assertThat(EventCatalogue.named("order.dreamt")).isEmpty();
        assertThat(EventCatalogue.saidBy("gateway")).isEmpty();
        assertThatThrownBy(() -> EventCatalogue.of(Gossip.class)).hasMessageContaining("Gossip");
    }

    @Test
    void every_fact_on_the_wire_is_found_again_by_its_sealed_family() {
        assertThat(EventCatalogue.families()).allSatisfy(family -> {
            assertThat(family.isSealed()).isTrue();
            assertThat(family.getPermittedSubclasses())
                    .allSatisfy(type -> assertThat(EventCatalogue.of(type.<Fact>asSubclass(Fact.class))
                                    .topic())
                            .isEqualTo(family.getAnnotation(Topic.class).name()));
        });
    }
}
