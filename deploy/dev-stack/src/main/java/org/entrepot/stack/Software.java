package org.entrepot.stack;

/** What a part is made of; how that is brought to run is the runner's business. */
public sealed interface Software {
    /** The database server. */
    record PostgresServer() implements Software {}

    /** The broker, which is its own controller. */
    record KafkaBroker() implements Software {}

    /** Kafka Connect with Debezium. */
    record KafkaConnect() implements Software {}

    /** The identity provider with the imported realm. */
    record KeycloakServer() implements Software {}

    /** A simulator of somebody outside: a main class of the module deploy/simulators. */
    record Simulator(String mainClass) implements Software {}

    /** One of our own services, by its module. */
    record Service(String module) implements Software {}
}
