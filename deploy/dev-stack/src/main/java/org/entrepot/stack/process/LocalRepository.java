package org.entrepot.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.entrepot.stack.StackFailure;

/** The Maven repository on this machine: where the build put each part's files. */
public final class LocalRepository {
    private LocalRepository() {}

    /**
     * The files of one part, as the build listed them in {@code parts/<name>.classpath}.
     *
     * @throws StackFailure when one is missing
     */
    public static List<Path> files(String part) {
        var resource = "/parts/" + part + ".classpath";
        try (var list = LocalRepository.class.getResourceAsStream(resource)) {
            if (list == null)
                throw new StackFailure("the list of files " + resource + " is missing: build deploy/dev-stack");
            var text = new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
            var root = root();
            var files = Stream.of(text.split(":"))
                    .map(path -> Path.of(path.replace("{repository}", root.toString())))
                    .toList();
            for (var file : files) {
                if (!Files.exists(file))
                    throw new StackFailure(file + " is missing: build Entrepot again (./entrepot build)");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar or the folder that our own classes come from. */
    public static Path ownClasses() {
        return locationOf(LocalRepository.class);
    }

    /** The repository that our own libraries were loaded from: {@code org/apache/kafka/kafka-clients/<version>/<jar>} below it. */
    private static Path root() {
        var jar = locationOf(Admin.class);
        return Stream.iterate(jar, Path::getParent).skip(6).findFirst().orElseThrow();
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
