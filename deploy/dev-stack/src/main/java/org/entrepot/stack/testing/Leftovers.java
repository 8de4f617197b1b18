package org.entrepot.stack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entrepot.stack.process.Folders;
import org.entrepot.stack.process.PartProcess;
import org.entrepot.stack.process.PidRecord;

/** Folders of test infrastructures, and what is left of those whose JVM was killed. */
final class Leftovers {
    private static final String PREFIX = "entrepot-test-";

    private Leftovers() {}

    /** A new folder, after those of dead owners were cleaned up. */
    static Path newFolder() {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (var folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (var folder : folders) if (abandoned(folder)) clean(folder);
            return Files.createTempDirectory(temporary, PREFIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the parts that run in the folder and deletes it. */
    static void clean(Path folder) {
        for (var part : new String[] {"kafka", "postgres"}) new PartProcess(part, folder, folder).kill();
        Folders.delete(folder);
    }

    private static boolean abandoned(Path folder) {
        var owner = PidRecord.read(folder.resolve("owner.pid"));
        return owner.isPresent() && owner.get().live().isEmpty();
    }
}
