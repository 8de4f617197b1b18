package org.entrepot.stack.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.stack.Home;
import org.entrepot.stack.Part;
import org.entrepot.stack.Secrets;
import org.entrepot.stack.Software;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.connect.Connect;
import org.entrepot.stack.connect.ConnectRest;
import org.entrepot.stack.kafka.Kafka;
import org.entrepot.stack.kafka.Topics;
import org.entrepot.stack.keycloak.Keycloak;
import org.entrepot.stack.postgres.Bootstrap;
import org.entrepot.stack.postgres.Postgres;
import org.entrepot.stack.process.Classpaths;
import org.entrepot.stack.process.JavaLine;
import org.entrepot.stack.process.Program;
import org.entrepot.stack.process.Signal;
import org.entrepot.stack.process.Trained;

/** How each part of the description becomes a process on this machine. Containers are another class beside this one. */
public final class LocalParts {
    private final Home home;
    private final Home.Settings settings;
    private final Secrets secrets;
    private final Map<String, String> environment;
    private final Set<String> snapshots = ConcurrentHashMap.newKeySet();

    public LocalParts(Home home, Home.Settings settings, Secrets secrets) {
        this(home, settings, secrets, System.getenv());
    }

    LocalParts(Home home, Home.Settings settings, Secrets secrets, Map<String, String> environment) {
        this.environment = environment;
        this.home = home;
        this.settings = settings;
        this.secrets = secrets;
    }

    /** Says in a sentence when the part's files are not there. */
    public void check(Part part) {
        switch (part.software()) {
            case Software.Service service -> {
                if (!Files.exists(jarOf(service)))
                    throw new StackFailure(
                            "%s is not built: %s is missing. Build it with ./entrepot build, or leave it out with --only."
                                    .formatted(part.name(), jarOf(service)));
            }
            case Software.Simulator simulator -> Classpaths.requireSimulator(simulator.mainClass());
            case Software.PostgresServer postgres -> {}
            case Software.KafkaBroker kafka -> {}
            case Software.KafkaConnect connect -> {}
            case Software.KeycloakServer keycloak -> {}
        }
    }

    /** Makes the part's folder and files, as often as wanted, and says what to run. */
    public Program prepare(Part part) {
        var folder = folderOf(part);
        return switch (part.software()) {
            case Software.PostgresServer software -> {
                postgres().prepare();
                yield postgres().program();
            }
            case Software.KafkaBroker software -> {
                kafka().prepare();
                yield kafka().program(trained(part));
            }
            case Software.KafkaConnect software -> {
                connect().prepare();
                yield connect().program(trained(part), part.environment());
            }
            case Software.KeycloakServer software -> {
                var keycloak = new Keycloak(folder);
                keycloak.prepare();
                yield keycloak.program(quick(part), part.environment());
            }
            case Software.Simulator simulator ->
                program(part, underLoad(part).main(Classpaths.simulators(), simulator.mainClass()));
            case Software.Service service -> program(part, trained(part).jar(snapshotOf(part, service)));
        };
    }

    /** The program as it was built when this stack first started it; later starts of the same stack run the same. */
    private Path snapshotOf(Part part, Software.Service service) {
        var jar = jarOf(service);
        var programs = folderOf(part).resolve("program");
        if (snapshots.add(part.name())) Snapshot.take(jar.getParent(), programs);
        return programs.resolve(jar.getFileName());
    }

    /** What is put in place once the part is ready: roles and slot, topics, the connector. Repeated at each start. */
    public void settle(Part part) {
        switch (part.software()) {
            case Software.PostgresServer software -> Bootstrap.apply(postgres(), secrets::of);
            case Software.KafkaBroker software -> {
                try (var admin = kafka().admin()) {
                    Topics.create(admin, Topics.all());
                }
            }
            case Software.KafkaConnect software -> connectRest().putConnector();
            case Software.KeycloakServer software -> {}
            case Software.Simulator software -> {}
            case Software.Service software -> {}
        }
    }

    public Postgres postgres() {
        return new Postgres(home.data("postgres"), settings.ports().of("postgres"), secrets.of("postgres"));
    }

    public Kafka kafka() {
        return new Kafka(
                home.data("kafka"),
                settings.ports().of("kafka"),
                settings.ports().of("kafka-controller"));
    }

    public Connect connect() {
        return new Connect(
                home.data("connect"),
                settings.ports().of("connect"),
                settings.ports().of("kafka"));
    }

    public ConnectRest connectRest() {
        return new ConnectRest(settings.ports().of("connect"));
    }

    private Program program(Part part, List<String> command) {
        Map<String, String> environment = new HashMap<>(part.environment());
        environment.put("ENTREPOT_DATA", folderOf(part).toString());
        return new Program(command, environment, folderOf(part), Signal.TERM);
    }

    /** Whether the part would start quicker after a training run. */
    public boolean wantsTraining(Part part) {
        return switch (part.software()) {
            case Software.KafkaBroker software -> !training(part).isThere();
            case Software.KafkaConnect software -> !training(part).isThere();
            case Software.Service software -> !training(part).isThere();
            case Software.PostgresServer software -> false;
            case Software.KeycloakServer software -> false;
            case Software.Simulator software -> false;
        };
    }

    /** Parts that take long to start: a cache from a training run. */
    private JavaLine trained(Part part) {
        return training(part).applyTo(underLoad(part));
    }

    /**
     * Parts that carry the load: the quick compiler alone, unless the environment has {@code ENTREPOT_JIT=full}. Eleven
     * optimising compilers on two cores take more in the first minutes than the code that they make saves; under a load
     * that lasts it is the other way round.
     */
    private JavaLine underLoad(Part part) {
        // Compiled after a fifth of the usual number of calls: what the quick compiler takes is soon won back from the
        // interpreter.
        if (!"full".equals(environment.get("ENTREPOT_JIT")))
            return quick(part).option("-XX:CompileThresholdScaling=0.2");
        // A cache also has what the training run knew of its methods, and that run had the quick compiler alone: a JVM
        // that believes it never gives these methods to the optimising one (JEP 515).
        return withHeap(part).option("-XX:+UnlockDiagnosticVMOptions").option("-XX:-AOTReplayTraining");
    }

    /** Parts that do little once they run: the quick compiler alone saves a third of the work at start. */
    private static JavaLine quick(Part part) {
        return withHeap(part).option("-XX:TieredStopAtLevel=1");
    }

    private static JavaLine withHeap(Part part) {
        return JavaLine.withHeap(part.heapMegabytes());
    }

    private Trained training(Part part) {
        if (!(part.software() instanceof Software.Service service)) return Kafka.trained(part.name());
        var jar = jarOf(service);
        var target = settings.repository().resolve(service.module()).resolve("target/trained");
        // By its module: a second process is the same program.
        return new Trained(
                service.module(), target, List.of(jar, jar.resolveSibling("quarkus/generated-bytecode.jar")));
    }

    private Path jarOf(Software.Service service) {
        return settings.repository().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private Path folderOf(Part part) {
        try {
            return Files.createDirectories(home.data(part.name()));
        } catch (IOException e) {
            throw new StackFailure("The folder of " + part.name() + " cannot be made: " + e.getMessage(), e);
        }
    }
}
