package org.entrepot.stack.keycloak;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.entrepot.stack.Cache;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Folders;
import org.entrepot.stack.process.JavaLine;
import org.entrepot.stack.process.LocalRepository;

/** Keycloak as the build fetched it, unpacked and built for our options once per machine and user. */
final class KeycloakDistribution {
    /** Options that Keycloak compiles in; with other options it would build itself anew at each start. */
    private static final List<String> BUILD = List.of(
            "build",
            "--db=dev-file",
            "--health-enabled=true",
            "--metrics-enabled=false",
            "--features-disabled=ciba,device-flow,impersonation,kerberos,par");

    private static final String MARK = "built-with-database";

    private KeycloakDistribution() {}

    /** The folder with {@code lib}, {@code conf} and {@code providers}. */
    static Path built() {
        var zip = LocalRepository.files("keycloak").getFirst();
        var home = home(zip);
        if (Files.exists(home.resolve(MARK))) return home;
        try (var lock = FileChannel.open(
                        Cache.folder().resolve("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (held.isValid() && !Files.exists(home.resolve(MARK))) make(zip, home);
            return home;
        } catch (IOException e) {
            throw new StackFailure("Keycloak could not be unpacked to " + home + ": " + e.getMessage(), e);
        }
    }

    static boolean isBuilt() {
        return Files.exists(home(LocalRepository.files("keycloak").getFirst()).resolve(MARK));
    }

    private static Path home(Path zip) {
        return Cache.folder()
                .resolve(
                        zip.getFileName().toString().replace(".zip", "") + "-" + Integer.toHexString(BUILD.hashCode()));
    }

    private static void make(Path zip, Path home) throws IOException {
        Folders.delete(home);
        unpack(zip, home);
        build(home);
        EmptyDatabase.make(home, emptyDatabase(home));
        Files.writeString(home.resolve(MARK), String.join(" ", BUILD));
    }

    private static void unpack(Path zip, Path home) throws IOException {
        try (var archive = new ZipFile(zip.toFile())) {
            for (var entry :
                    archive.stream().filter(each -> !each.isDirectory()).toList()) {
                var inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
                var target = home.resolve(inside).normalize();
                if (!target.startsWith(home)) throw new StackFailure("the archive reaches outside: " + entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(archive.getInputStream(entry), target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void build(Path home) throws IOException {
        List<String> command = new ArrayList<>(line(JavaLine.withHeap(512), home, home));
        command.addAll(BUILD);
        var process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) throw new StackFailure("Keycloak could not build itself:\n" + said.strip());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while Keycloak built itself", e);
        }
    }

    /** Where the distribution keeps a database that new homes start from. */
    static Path emptyDatabase(Path distribution) {
        return distribution.resolve("empty-database");
    }

    /** What {@code kc.sh} runs, without a shell in between, so that the process that we see is Keycloak. */
    static List<String> line(JavaLine java, Path distribution, Path home) {
        for (var opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang"))
            java.option("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        java.option("-Dkc.home.dir=" + home)
                .option("-Djboss.server.config.dir=" + home.resolve("conf"))
                .option("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
                .option("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory")
                .option("-Dpicocli.disable.closures=true")
                .option("-Dquarkus-log-max-startup-records=10000")
                .option("-Duser.language=en")
                .option("-Dfile.encoding=UTF-8");
        return java.main(
                List.of(distribution.resolve("lib/quarkus-run.jar")), "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    }
}
