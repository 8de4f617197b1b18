package org.entrepot.stack.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entrepot.stack.Home;
import org.entrepot.stack.StackFailure;

/** Parts that shall stay down until somebody says otherwise: a file per part, which the supervisor looks for. */
final class Holds {
    private final Path folder;

    Holds(Home home) {
        this.folder = home.run().resolve("held");
    }

    boolean has(String part) {
        return Files.exists(folder.resolve(part));
    }

    void add(String part) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(part), "");
        } catch (IOException e) {
            throw new StackFailure("The wish to stop " + part + " cannot be written: " + e.getMessage(), e);
        }
    }

    void remove(String part) {
        try {
            Files.deleteIfExists(folder.resolve(part));
        } catch (IOException e) {
            throw new StackFailure("The wish to start " + part + " cannot be written: " + e.getMessage(), e);
        }
    }
}
