package org.entrepot.stack.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.kafka.Kafka;
import org.entrepot.stack.process.JavaLine;
import org.entrepot.stack.process.Program;
import org.entrepot.stack.process.Signal;

/** One worker of Kafka Connect, distributed though alone: its state is in Kafka, so it may be killed at any time. */
public final class Connect {
    private final Path folder;
    private final int port;
    private final int kafkaPort;

    public Connect(Path folder, int port, int kafkaPort) {
        this.folder = folder;
        this.port = port;
        this.kafkaPort = kafkaPort;
    }

    /** Writes the worker's configuration. */
    public void prepare() {
        try {
            Files.createDirectories(folder);
            Files.writeString(properties(), configuration());
        } catch (IOException e) {
            throw new StackFailure("Connect's folder " + folder + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    public Program program(JavaLine java, Map<String, String> environment) {
        var command = java.option("-Dlog4j2.configurationFile=" + Kafka.logging(folder))
                .main(
                        Kafka.classpath(),
                        "org.apache.kafka.connect.cli.ConnectDistributed",
                        properties().toString());
        return new Program(command, environment, folder, Signal.TERM);
    }

    /** What the worker's file says. It is written before each start; {@link #toldAt} says when. */
    public Properties told() {
        var told = new Properties();
        try (var in = Files.newBufferedReader(properties())) {
            told.load(in);
            return told;
        } catch (IOException e) {
            throw new StackFailure("Connect's file " + properties() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** When the worker's file was written last. */
    public Instant toldAt() {
        try {
            return Files.getLastModifiedTime(properties()).toInstant();
        } catch (IOException e) {
            throw new StackFailure("Connect's file " + properties() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Path properties() {
        return folder.resolve("worker.properties");
    }

    private String configuration() {
        var place = """
                bootstrap.servers=127.0.0.1:%d
                listeners=http://127.0.0.1:%d
                rest.advertised.host.name=127.0.0.1
                group.id=entrepot-connect
                config.storage.topic=entrepot-connect-configs
                offset.storage.topic=entrepot-connect-offsets
                status.storage.topic=entrepot-connect-status
                key.converter=org.apache.kafka.connect.storage.StringConverter
                value.converter=org.apache.kafka.connect.storage.StringConverter
                config.providers=env
                config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
                config.providers.env.param.allowlist.pattern=ENTREPOT_(POSTGRES|DEBEZIUM)_.*
                """.formatted(kafkaPort, port);
        return place
                + ConnectSettings.WORKER.stream()
                        .map(setting -> setting.key() + "=" + setting.value() + "\n")
                        .collect(Collectors.joining());
    }
}
