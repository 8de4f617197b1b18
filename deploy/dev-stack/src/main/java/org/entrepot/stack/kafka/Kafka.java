package org.entrepot.stack.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.JavaLine;
import org.entrepot.stack.process.LocalRepository;
import org.entrepot.stack.process.Program;
import org.entrepot.stack.process.Signal;

/** One Kafka broker that is its own controller, on 127.0.0.1 alone, its data in one folder. */
public final class Kafka {
    private static final String CLUSTER = "RW50cmVwb3QtZGV2LXN0YQ";
    private final Path folder;
    private final int port;
    private final int controllerPort;

    public Kafka(Path folder, int port, int controllerPort) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Writes the broker's configuration. */
    public void prepare() {
        try {
            Files.createDirectories(folder);
            Files.writeString(properties(), configuration());
        } catch (IOException e) {
            throw new StackFailure("Kafka's folder " + folder + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    /** The broker itself. */
    public Program program(JavaLine java) {
        var command = java.option("-Dlog4j2.configurationFile=classpath:kafka/log4j2.properties")
                .option("-Dkafka.logs.dir=" + folder)
                .main(classpath(), BrokerMain.class.getName(), properties().toString(), data().toString(), CLUSTER);
        return new Program(command, Map.of(), folder, Signal.TERM);
    }

    /** Classes of broker and Connect, with our own first. */
    public static List<Path> classpath() {
        List<Path> all = new ArrayList<>();
        all.add(LocalRepository.ownClasses());
        all.addAll(LocalRepository.files("kafka"));
        return all;
    }

    /** What keeps the broker from serving, or null. */
    public String missing() {
        try (var socket = new java.net.Socket()) {
            socket.connect(new java.net.InetSocketAddress("127.0.0.1", port), 500);
        } catch (IOException e) {
            return "nobody listens on Kafka's port " + port;
        }
        try (var admin = admin()) {
            var nodes = admin.describeCluster(new DescribeClusterOptions().timeoutMs(2000))
                    .nodes()
                    .get(2, TimeUnit.SECONDS);
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
