package org.entrepot.stack.doctor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.entrepot.stack.Argued;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.connect.ConnectSettings;
import org.entrepot.stack.supervise.Stack;

/** The worker: what it was told, its topics. The connector: its configuration, and that connector and task run. */
final class ConnectDoctor {
    /** A process knows its birth less exactly than a file its last change. */
    private static final Duration INEXACT = Duration.ofSeconds(5);

    private final Stack stack;
    private final Examination examination = new Examination("connect");

    ConnectDoctor(Stack stack) {
        this.stack = stack;
    }

    Examination examine() {
        try (var admin = stack.live().kafka().admin()) {
            worker();
            topics(admin);
            connector();
        } catch (StackFailure e) {
            examination.unreachable("Connect cannot be examined: " + e.getMessage());
        } catch (ExecutionException e) {
            examination.unreachable(
                    "Connect's topics cannot be examined: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return examination;
    }

    /** Connect tells nobody how its worker is configured: its file does, if the worker is younger than the file. */
    private void worker() {
        var connect = stack.live().connect();
        var told = connect.told();
        for (var argued : ConnectSettings.WORKER)
            examination.compare(
                    new Argued("worker " + argued.key(), argued.value(), argued.why()),
                    told.getProperty(argued.key(), "not set"));
        examination.expect(
                told.getProperty("listeners", "").startsWith("http://127.0.0.1:"),
                "Connect listens on " + told.getProperty("listeners")
                        + " and must on 127.0.0.1 alone: whoever reaches it may start connectors.");
        var born = stack.processOf("connect")
                .live()
                .flatMap(process -> process.info().startInstant());
        examination.expect(
                born.isEmpty() || !connect.toldAt().isAfter(born.get().plus(INEXACT)),
                "The worker's file was changed after the worker started: it runs with something else.");
    }

    private void topics(Admin admin) throws ExecutionException, InterruptedException {
        var there = admin.listTopics().names().get();
        for (var topic : ConnectSettings.TOPICS) {
            var policy = there.contains(topic) ? policy(admin, topic) : "missing";
            examination.expect(
                    policy.equals("compact"),
                    "The topic " + topic + " is " + policy
                            + " and must be compacted: a worker that starts reads all it has to know from it.");
        }
    }

    private void connector() {
        var rest = stack.live().connectRest();
        var config = rest.connectorConfig();
        for (var argued : ConnectSettings.CONNECTOR_VALUES)
            examination.compare(argued, config.path(argued.key()).asText("not set"));
        examination.expect(
                config.path("database.password").asText().startsWith("${env:"),
                "The connector's configuration contains the database password; it must name where the password is.");
        var missing = rest.missing();
        examination.expect(missing == null, "No event leaves an outbox: " + missing + ".");
    }

    private static String policy(Admin admin, String topic) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return config.get("cleanup.policy").value();
    }
}
