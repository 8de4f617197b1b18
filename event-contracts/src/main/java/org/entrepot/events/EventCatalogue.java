package org.entrepot.events;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.events.catalog.CatalogEvent;
import org.entrepot.events.customer.CustomerEvent;
import org.entrepot.events.customer.NotificationEvent;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockEvent;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.events.returns.ReturnEvent;
import org.entrepot.events.shipping.ShippingEvent;

/** Everything that the platform can say: which facts there are, what they are called, who says them, and where. */
public final class EventCatalogue {

    private static final List<Class<? extends Fact>> FAMILIES = List.of(
            CatalogEvent.class,
            ReservationEvent.class,
            StockEvent.class,
            OrderEvent.class,
            ShippingEvent.class,
            ReturnEvent.class,
            CustomerEvent.class,
            NotificationEvent.class);

    private static final List<Entry> ENTRIES =
            FAMILIES.stream().flatMap(EventCatalogue::members).toList();

    private static final Map<String, Entry> BY_NAME =
            ENTRIES.stream().collect(toUnmodifiableMap(Entry::name, entry -> entry));

    private static final Map<Class<?>, Entry> BY_CLASS =
            ENTRIES.stream().collect(toUnmodifiableMap(Entry::type, entry -> entry));

    private EventCatalogue() {}

    /**
     * One kind of fact.
     *
     * @param name the wire name, as {@code order.placed}
     * @param topic the Kafka topic
     * @param producer the module name of the service that says it
     * @param type the record
     */
    public record Entry(String name, String topic, String producer, Class<? extends Fact> type) {

        /** The id of the JSON Schema of the value: header {@code ce_dataschema}. */
        public String dataschema() {
            return "urn:entrepot:schema:" + name;
        }
    }

    /** The sealed families, one per topic. */
    public static List<Class<? extends Fact>> families() {
        return FAMILIES;
    }

    /** The topics, in the order of the families. */
    public static List<Topic> topics() {
        return FAMILIES.stream().map(EventCatalogue::topicOf).toList();
    }

    /** Every kind of fact, in the order of the families and of their permitted records. */
    public static List<Entry> all() {
        return ENTRIES;
    }

    /** The facts that one service says, by its module name; none for a service that says nothing. */
    public static List<Entry> saidBy(String producer) {
        return ENTRIES.stream().filter(e -> e.producer().equals(producer)).toList();
    }

    /** The fact with a wire name; empty when this reader does not know it. */
    public static Optional<Entry> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The entry of a record class.
     *
     * @throws IllegalArgumentException when the class is not in the catalogue
     */
    public static Entry of(Class<? extends Fact> type) {
        var entry = BY_CLASS.get(type);
        if (entry == null) throw new IllegalArgumentException(type.getName() + " is not in the event catalogue");
        return entry;
    }

    private static Stream<Entry> members(Class<? extends Fact> family) {
        var topic = topicOf(family);
        return Arrays.stream(family.getPermittedSubclasses()).map(type -> {
            var fact = type.<Fact>asSubclass(Fact.class);
            return new Entry(fact.getAnnotation(FactName.class).value(), topic.name(), topic.producer(), fact);
        });
    }

    private static Topic topicOf(Class<? extends Fact> family) {
        return family.getAnnotation(Topic.class);
    }
}
