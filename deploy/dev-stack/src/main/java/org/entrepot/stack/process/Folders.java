package org.entrepot.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import org.entrepot.stack.StackFailure;

/** Folders that belong to a stack. */
public final class Folders {
    private Folders() {}

    /** Deletes the folder with all that is in it; nothing happens when it is not there. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) return;
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (NoSuchFileException goneMeanwhile) {
            delete(folder);
        } catch (IOException e) {
            throw new StackFailure(folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
