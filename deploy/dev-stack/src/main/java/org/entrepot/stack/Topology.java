package org.entrepot.stack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.entrepot.stack.Software.KafkaBroker;
import org.entrepot.stack.Software.KafkaConnect;
import org.entrepot.stack.Software.KeycloakServer;
import org.entrepot.stack.Software.PostgresServer;
import org.entrepot.stack.Software.Service;
import org.entrepot.stack.Software.Simulator;

/** The whole stack on a page: parts, what they need, where they listen, what they are told. Start, status and doctor read this. */
public final class Topology {
    /** What the name of a service's second process ends with. */
    public static final String SECOND = "-2";

    private final PortPlan ports;
    private final Secrets secrets;

    private final UnaryOperator<String> hostOf;
    private final Set<String> running;

    /** A stack whose parts all are processes of this machine, one of each service. */
    public Topology(PortPlan ports, Secrets secrets) {
        this(ports, secrets, Set.of());
    }

    /**
     * The same, of which some services may run twice.
     *
     * @param running the names of the parts that run: who asks a service is told of its second process if that is among them
     */
    public Topology(PortPlan ports, Secrets secrets, Collection<String> running) {
        this(ports, secrets, part -> "127.0.0.1", running);
    }

    /**
     * A stack whose parts find each other elsewhere.
     *
     * @param hostOf where the parts find the part of this name
     */
    public Topology(PortPlan ports, Secrets secrets, UnaryOperator<String> hostOf) {
        this(ports, secrets, hostOf, Set.of());
    }

    private Topology(PortPlan ports, Secrets secrets, UnaryOperator<String> hostOf, Collection<String> running) {
        this.ports = ports;
        this.secrets = secrets;
        this.hostOf = hostOf;
        this.running = Set.copyOf(running);
    }

    /** All parts, in the order in which people are told about them. */
    public List<Part> parts() {
        return List.of(
                        part(
                                "postgres",
                                "PostgreSQL, one schema and role per service",
                                new PostgresServer(),
                                0,
                                new Readiness.Statement()),
                        part(
                                "kafka",
                                "Kafka broker",
                                new KafkaBroker(),
                                320,
                                new Readiness.Member(),
                                "kafka-controller"),
                        part(
                                        "connect",
                                        "Kafka Connect with Debezium",
                                        new KafkaConnect(),
                                        256,
                                        get("connect", "/connectors"))
                                .needing("postgres", "kafka")
                                .told(connectEnvironment()),
                        part(
                                        "keycloak",
                                        "Keycloak, realm entrepot",
                                        new KeycloakServer(),
                                        288,
                                        get("keycloak-management", "/health/ready"),
                                        "keycloak-management")
                                .told(keycloakEnvironment()),
                        part(
                                        "mail",
                                        "mail server that keeps what it gets",
                                        simulator("MailServer"),
                                        48,
                                        get("mail-http", "/health"),
                                        "mail-http")
                                .told(Map.of(
                                        "ENTREPOT_SMTP_PORT", text("mail"), "ENTREPOT_HTTP_PORT", text("mail-http"))),
                        part(
                                        "payment",
                                        "payment operator (simulated)",
                                        simulator("PaymentOperator"),
                                        // Keeps all payments in memory, about two kilobytes each: a hundred thousand of
                                        // them.
                                        256,
                                        get("payment", "/health"))
                                .told(Map.of(
                                        "ENTREPOT_HTTP_PORT", text("payment"),
                                        "ENTREPOT_PAYMENT_WEBHOOK_URL", urls("gateway", "/webhooks/payments"),
                                        "ENTREPOT_PAYMENT_WEBHOOK_SECRET", webhookSecret("payment"))),
                        part("carrier", "carriers (simulated)", simulator("Carrier"), 64, get("carrier", "/health"))
                                .told(Map.of(
                                        "ENTREPOT_HTTP_PORT", text("carrier"),
                                        "ENTREPOT_CARRIER_WEBHOOK_URL", urls("gateway", "/webhooks/carriers"),
                                        "ENTREPOT_CARRIER_WEBHOOK_SECRET", webhookSecret("carrier"))),
                        service("catalog-service", "catalog"),
                        service("inventory-service", "inventory"),
                        service("order-service", "orders")
                                .told(account("order-service"))
                                .told(Map.of(
                                        "ENTREPOT_PAYMENT_URL", url("payment"),
                                        "ENTREPOT_PAYMENT_WEBHOOK_SECRET", webhookSecret("payment"),
                                        "ENTREPOT_REFERENCE_PUBLIC_KEY", new ReferenceKeys(secrets).publicKey())),
                        service("shipping-service", "shipping")
                                .told(account("shipping-service"))
                                .told(Map.of(
                                        "ENTREPOT_CARRIER_URL", url("carrier"),
                                        "ENTREPOT_CARRIER_WEBHOOK_SECRET", webhookSecret("carrier"),
                                        "ENTREPOT_CUSTOMER_URL", urls("customer-service", ""))),
                        service("returns-service", "returns")
                                .told(account("returns-service"))
                                .told(Map.of("ENTREPOT_CARRIER_URL", url("carrier"))),
                        service("customer-service", "customers")
                                .told(account("customer-service"))
                                .told(Map.of(
                                        "ENTREPOT_SMTP_HOST", hostOf.apply("mail"),
                                        "ENTREPOT_SMTP_PORT", text("mail"),
                                        // This mail server is killed on purpose, and nobody wants to wait half an hour.
                                        "ENTREPOT_MAIL_UNCONFIRMED_AGAIN_AFTER", "10s",
                                        "ENTREPOT_REFERENCE_PRIVATE_KEY", new ReferenceKeys(secrets).privateKey(),
                                        "ENTREPOT_REFERENCE_PUBLIC_KEY", new ReferenceKeys(secrets).publicKey())),
                        part(
                                        "gateway",
                                        "the one public door",
                                        new Service("gateway"),
                                        160,
                                        get("gateway", "/q/health/ready"))
                                .needing("kafka")
                                .told(common("gateway"))
                                .told(gatewayEnvironment()))
                .stream()
                .map(Draft::part)
                .toList();
    }

    /** For each service a second process beside the first: in the same groups, on a port of its own. */
    public List<Part> seconds() {
        return parts().stream()
                .filter(part -> part.software() instanceof Service)
                .map(this::second)
                .toList();
    }

    /** Everything that may run: the parts, and the second processes. */
    public List<Part> all() {
        List<Part> all = new ArrayList<>(parts());
        all.addAll(seconds());
        return all;
    }

    private Part second(Part first) {
        var name = first.name() + SECOND;
        var environment = new LinkedHashMap<>(first.environment());
        environment.put("ENTREPOT_HTTP_PORT", text(name));
        return new Part(
                name,
                first.title() + ", second process",
                first.software(),
                first.needs(),
                Map.of(name, ports.of(name)),
                environment,
                first.heapMegabytes(),
                get(name, "/q/health/ready"));
    }

    /** The address that the platform gives for itself. */
    public String publicUrl() {
        return url("gateway");
    }

    /** The identity provider's name for itself. */
    public String issuer() {
        return url("keycloak") + "/realms/entrepot";
    }

    private Draft service(String name, String schema) {
        var role = name.replace('-', '_');
        var database = Map.of(
                "ENTREPOT_DB_URL",
                "jdbc:postgresql://%s:%d/entrepot?currentSchema=%s,extensions&reWriteBatchedInserts=true&ApplicationName=%s"
                        .formatted(hostOf.apply("postgres"), ports.of("postgres"), schema, name),
                "ENTREPOT_DB_USER",
                role,
                "ENTREPOT_DB_PASSWORD",
                secrets.of(role));
        return part(name, "service", new Service(name), 160, get(name, "/q/health/ready"))
                .needing("postgres", "kafka")
                .told(common(name))
                .told(database);
    }

    private Map<String, String> common(String name) {
        return Map.of(
                "ENTREPOT_HTTP_PORT", text(name),
                "ENTREPOT_KAFKA", hostOf.apply("kafka") + ":" + ports.of("kafka"),
                "ENTREPOT_ISSUER", issuer(),
                "ENTREPOT_PUBLIC_URL", publicUrl());
    }

    private Map<String, String> gatewayEnvironment() {
        return Map.of(
                "ENTREPOT_CATALOG_URL", urls("catalog-service", ""),
                "ENTREPOT_INVENTORY_URL", urls("inventory-service", ""),
                "ENTREPOT_ORDER_URL", urls("order-service", ""),
                "ENTREPOT_SHIPPING_URL", urls("shipping-service", ""),
                "ENTREPOT_RETURNS_URL", urls("returns-service", ""),
                "ENTREPOT_CUSTOMER_URL", urls("customer-service", ""));
    }

    private Map<String, String> connectEnvironment() {
        return Map.of(
                "ENTREPOT_POSTGRES_HOST", hostOf.apply("postgres"),
                "ENTREPOT_POSTGRES_PORT", text("postgres"),
                "ENTREPOT_DEBEZIUM_PASSWORD", secrets.of("debezium"));
    }

    private Map<String, String> keycloakEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", text("keycloak"));
        environment.put("KC_HTTP_MANAGEMENT_PORT", text("keycloak-management"));
        environment.put("KC_HOSTNAME", url("keycloak"));
        environment.put("KC_CACHE", "local");
        environment.put("ENTREPOT_SMTP_PORT", text("mail"));
        environment.put("ENTREPOT_PUBLIC_URL", publicUrl());
        for (var client : Logins.CLIENTS)
            environment.put(Logins.clientVariable(client), secrets.of("client." + client));
        for (var user : Logins.USERS) environment.put(Logins.userVariable(user), secrets.of("user." + user));
        return environment;
    }

    private Map<String, String> account(String client) {
        return Map.of(
                "ENTREPOT_SERVICE_CLIENT_ID", client, "ENTREPOT_SERVICE_CLIENT_SECRET", secrets.of("client." + client));
    }

    private String webhookSecret(String party) {
        return secrets.of("webhook." + party, Secrets::webhook);
    }

    private static Software simulator(String name) {
        return new Simulator("org.entrepot.simulators." + name);
    }

    private Readiness get(String door, String path) {
        return Readiness.Get.of(url(door) + path);
    }

    private String url(String door) {
        return "http://" + hostOf.apply(door) + ":" + ports.of(door);
    }

    /** Where a service listens, for those who ask any of its processes: one address, or two with a comma between them. */
    private String urls(String service, String path) {
        var first = url(service) + path;
        return running.contains(service + SECOND) ? first + "," + url(service + SECOND) + path : first;
    }

    private String text(String door) {
        return Integer.toString(ports.of(door));
    }

    private Draft part(
            String name, String title, Software software, int heap, Readiness readiness, String... moreDoors) {
        Map<String, Integer> doors = new LinkedHashMap<>();
        doors.put(name, ports.of(name));
        for (var door : moreDoors) doors.put(door, ports.of(door));
        return new Draft(name, title, software, doors, heap, readiness);
    }

    /** A part while it is being described. */
    private static final class Draft {
        private final String name;
        private final String title;
        private final Software software;
        private final Map<String, Integer> doors;
        private final int heap;
        private final Readiness readiness;
        private final List<String> needs = new ArrayList<>();
        private final Map<String, String> environment = new LinkedHashMap<>();

        Draft(String name, String title, Software software, Map<String, Integer> doors, int heap, Readiness readiness) {
            this.name = name;
            this.title = title;
            this.software = software;
            this.doors = doors;
            this.heap = heap;
            this.readiness = readiness;
        }

        Draft needing(String... parts) {
            needs.addAll(List.of(parts));
            return this;
        }

        Draft told(Map<String, String> more) {
            environment.putAll(more);
            return this;
        }

        Part part() {
            return new Part(name, title, software, needs, doors, environment, heap, readiness);
        }
    }
}
