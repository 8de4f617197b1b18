package org.entrepot.stack.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.entrepot.stack.Cache;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.JavaLine;
import org.entrepot.stack.process.LocalRepository;
import org.entrepot.stack.process.Program;
import org.entrepot.stack.process.Signal;
import org.entrepot.stack.process.Trained;

/** One Kafka broker that is its own controller, on 127.0.0.1 alone, its data in one folder. */
public final class Kafka {
    private static final String CLUSTER = "RW50cmVwb3QtZGV2LXN0YQ";
    // On a busy machine the client itself takes seconds to start.
    private static final int PATIENCE_MS = 20_000;
    private final Path folder;
    private final int port;
    private final int controllerPort;

    public Kafka(Path folder, int port, int controllerPort) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Writes the broker's configuration, and makes its data folder when there is none. */
    public void prepare() {
        try {
            Files.createDirectories(folder);
            Files.writeString(properties(), configuration());
            if (!Files.exists(data().resolve("meta.properties"))) format();
        } catch (IOException e) {
            throw new StackFailure("Kafka's folder " + folder + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    /** The broker itself. */
    public Program program(JavaLine java) {
        var command = java.option("-Dlog4j2.configurationFile=" + logging(folder))
                .option("-Dkafka.logs.dir=" + folder)
                .main(classpath(), "kafka.Kafka", properties().toString());
        return new Program(command, Map.of(), folder, Signal.TERM);
    }

    /** Classes of broker and Connect: nothing of ours, so that their ahead-of-time caches outlive our builds. */
    public static List<Path> classpath() {
        return LocalRepository.files("kafka");
    }

    /** The cache of a program that runs these classes: {@code kafka} or {@code connect}. */
    public static Trained trained(String program) {
        return new Trained(program, Cache.folder().resolve("trained"), classpath());
    }

    /** Writes the logging configuration that broker and Connect share into a part's folder. */
    public static Path logging(Path folder) {
        try (var in = Kafka.class.getResourceAsStream("/kafka/log4j2.properties")) {
            if (in == null) throw new IllegalStateException("kafka/log4j2.properties is not on the classpath");
            var file = folder.resolve("log4j2.properties");
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new StackFailure(
                    "The logging configuration cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** What keeps the broker from serving, or null. */
    public String missing() {
        try (var socket = new java.net.Socket()) {
            socket.connect(new java.net.InetSocketAddress("127.0.0.1", port), 500);
        } catch (IOException e) {
            return "nobody listens on Kafka's port " + port;
        }
        try (var admin = admin()) {
            var nodes = admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MS))
                    .nodes()
                    .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            return nodes.isEmpty() ? "the broker has not joined its cluster yet" : null;
        } catch (ExecutionException | TimeoutException e) {
            return "Kafka does not answer on port " + port + ": " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** A client for administration; the caller closes it. */
    public Admin admin() {
        // Kafka looks its own classes up through the thread's loader, which on a pool thread may be a stranger's.
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(Admin.class.getClassLoader());
        try {
            return Admin.create(Map.of("bootstrap.servers", bootstrapServers(), "client.id", "entrepot-stack"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public int controllerPort() {
        return controllerPort;
    }

    private void format() throws IOException {
        var java = trained("kafka").readBy(JavaLine.withHeap(128).option("-XX:TieredStopAtLevel=1"));
        var command = java.main(
                classpath(),
                "kafka.tools.StorageTool",
                "format",
                "--standalone",
                "-t",
                CLUSTER,
                "-c",
                properties().toString());
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0)
                throw new StackFailure("Kafka's data folder could not be made: " + said.strip());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while Kafka's data folder was made", e);
        }
    }

    private Path properties() {
        return folder.resolve("broker.properties");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String configuration() {
        var place = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=BROKER://127.0.0.1:%1$d
                inter.broker.listener.name=BROKER
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                """.formatted(port, controllerPort, data());
        return place
                + KafkaSettings.BROKER.stream()
                        .map(setting -> setting.key() + "=" + setting.value() + "\n")
                        .collect(Collectors.joining());
    }
}
