package org.entrepot.stack.keycloak;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Folders;
import org.entrepot.stack.process.JavaLine;
import org.entrepot.stack.process.Ports;
import org.entrepot.stack.process.Wait;

/**
 * Keycloak's database with its tables and without a realm of ours or a user: made once by the distribution, copied into
 * each new home, because making some two hundred tables is most of the work of a first start.
 */
final class EmptyDatabase {
    private EmptyDatabase() {}

    /** Starts Keycloak once without a realm, stops it, and keeps its database in the folder. */
    static void make(Path distribution, Path folder) throws IOException {
        var home = Files.createTempDirectory(distribution, "first-");
        var ports = Ports.free(2);
        KeycloakHome.make(home, distribution);
        List<String> command = new ArrayList<>(KeycloakDistribution.line(
                JavaLine.withHeap(288).option("-XX:TieredStopAtLevel=1"), distribution, home));
        command.addAll(List.of("start", "--optimized"));
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(distribution.resolve("first.log").toFile());
        builder.environment().put("KC_HTTP_ENABLED", "true");
        builder.environment().put("KC_HTTP_HOST", "127.0.0.1");
        builder.environment().put("KC_HOSTNAME", "http://127.0.0.1:" + ports.get(0));
        builder.environment().put("KC_HTTP_PORT", ports.get(0).toString());
        builder.environment().put("KC_HTTP_MANAGEMENT_PORT", ports.get(1).toString());
        builder.environment().put("KC_CACHE", "local");
        var process = builder.start();
        try {
            Wait.until(
                    Duration.ofMinutes(5), Duration.ofMillis(300), () -> missing(process, distribution, ports.get(1)));
        } finally {
            stop(process);
        }
        Files.createDirectories(folder.getParent());
        Files.move(KeycloakHome.database(home), folder, StandardCopyOption.ATOMIC_MOVE);
        Folders.delete(home);
    }

    private static String missing(Process process, Path distribution, int port) {
        if (!process.isAlive())
            throw new StackFailure("Keycloak's first start failed; see " + distribution.resolve("first.log"));
        try {
            var health = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/health/ready")
                    .toURL()
                    .openConnection();
            return health.getResponseCode() == 200 ? null : "Keycloak's first start is not ready";
        } catch (IOException e) {
            return "Keycloak's first start does not answer";
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
