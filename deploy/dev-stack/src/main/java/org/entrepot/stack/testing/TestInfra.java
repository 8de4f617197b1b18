package org.entrepot.stack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.entrepot.stack.Secrets;
import org.entrepot.stack.kafka.Kafka;
import org.entrepot.stack.kafka.Topics;
import org.entrepot.stack.postgres.Bootstrap;
import org.entrepot.stack.postgres.Postgres;
import org.entrepot.stack.process.JavaLine;
import org.entrepot.stack.process.PartProcess;
import org.entrepot.stack.process.PidRecord;
import org.entrepot.stack.process.Ports;

/**
 * A real PostgreSQL and a real Kafka for tests: processes of their own, on free ports, configured as in production,
 * with roles, schemas, publication, slot and topics in place. Ends with the JVM; what a killed JVM left behind is
 * cleaned up by the next one.
 */
public final class TestInfra implements AutoCloseable {
    private static final String SHARED = "entrepot.test-infra";
    private static final Map<String, String> SCHEMAS = Map.of(
            "catalog_service", "catalog",
            "inventory_service", "inventory",
            "order_service", "orders",
            "shipping_service", "shipping",
            "returns_service", "returns",
            "customer_service", "customers");

    private final Path folder;
    private final Secrets secrets;
    private final Postgres postgres;
    private final Kafka kafka;
    private final TestPart postgresPart;
    private final TestPart kafkaPart;

    /** How a service reaches its own schema. */
    public record Database(String url, String user, String password) {}

    private TestInfra(Path folder, int postgresPort, int kafkaPort, int controllerPort) {
        this.folder = folder;
        this.secrets = new Secrets(folder.resolve("secrets"));
        this.postgres = new Postgres(folder.resolve("postgres"), postgresPort, secrets.of("postgres"));
        this.kafka = new Kafka(folder.resolve("kafka"), kafkaPort, controllerPort);
        this.postgresPart = new TestPart(process("postgres"), postgres::prepare, postgres::program, postgres::missing);
        this.kafkaPart = new TestPart(
                process("kafka"),
                kafka::prepare,
                () -> kafka.program(
                        Kafka.trained("kafka").readBy(JavaLine.withHeap(256).option("-XX:TieredStopAtLevel=1"))),
                kafka::missing);
    }

    /** The one infrastructure of this JVM, started when first asked for, stopped when the JVM ends. */
    public static TestInfra shared() {
        // Test frameworks load classes several times in one JVM; interned texts and system properties are there only
        // once.
        // (The properties themselves are no lock for us: the JDK takes it too, in threads that we wait for.)
        synchronized (SHARED.intern()) {
            var known = System.getProperty(SHARED);
            if (known != null) {
                var parts = known.split(",");
                return new TestInfra(
                        Path.of(parts[0]),
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3]));
            }
            var infra = start(Leftovers.newFolder());
            System.setProperty(
                    SHARED,
                    "%s,%d,%d,%d"
                            .formatted(
                                    infra.folder,
                                    infra.postgres.port(),
                                    infra.kafka.port(),
                                    infra.kafka.controllerPort()));
            return infra;
        }
    }

    /**
     * Starts an infrastructure of its own, for tests that hurt it.
     *
     * @param folder an empty folder; it is deleted at the end
     */
    public static TestInfra start(Path folder) {
        var ports = Ports.free(3);
        var infra = new TestInfra(create(folder), ports.get(0), ports.get(1), ports.get(2));
        PidRecord.of(ProcessHandle.current()).write(folder.resolve("owner.pid"));
        Runtime.getRuntime().addShutdownHook(new Thread(infra::close, "test infrastructure"));
        infra.startAll();
        return infra;
    }

    /** The superuser's JDBC URL, credentials included. */
    public String superuserUrl() {
        return postgres.superuserUrl();
    }

    /** A connection as superuser; the caller closes it. */
    public Connection superuser() throws SQLException {
        return postgres.connect(Postgres.DATABASE);
    }

    /**
     * URL, role and password that a service has.
     *
     * @param service for instance {@code order-service}
     */
    public Database database(String service) {
        var role = service.replace('-', '_');
        var schema = SCHEMAS.get(role);
        if (schema == null) throw new IllegalArgumentException("no service of this name has a schema: " + service);
        return new Database(postgres.urlFor(schema), role, secrets.of(role));
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public TestPart postgres() {
        return postgresPart;
    }

    public TestPart kafka() {
        return kafkaPart;
    }

    /** Kills both and deletes their data. */
    @Override
    public void close() {
        Leftovers.clean(folder);
    }

    private void startAll() {
        var database = CompletableFuture.runAsync(() -> {
            postgresPart.start();
            Bootstrap.apply(postgres, secrets::of);
        });
        var broker = CompletableFuture.runAsync(() -> {
            kafkaPart.start();
            try (var admin = kafka.admin()) {
                Topics.create(admin, Topics.ofFacts());
            }
        });
        try {
            CompletableFuture.allOf(database, broker).join();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private PartProcess process(String name) {
        return new PartProcess(name, folder, folder);
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
