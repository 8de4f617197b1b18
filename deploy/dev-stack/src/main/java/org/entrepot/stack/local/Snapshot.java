package org.entrepot.stack.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Folders;

/**
 * The files of a built program as they are now. A program loads its classes when it needs them, so one that runs from the
 * folder that the build writes to breaks with the next build.
 */
final class Snapshot {
    private Snapshot() {}

    /** Puts all files of the folder into a new one, by hard links where the file system has them: that takes no room. */
    static void take(Path folder, Path into) {
        Folders.delete(into);
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                var target = into.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else linkOrCopy(file, target);
            }
        } catch (IOException e) {
            throw new StackFailure(folder + " cannot be linked into " + into + ": " + e.getMessage(), e);
        }
    }

    private static void linkOrCopy(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            // With its time of change, by which a cache of the JVM knows the file.
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
