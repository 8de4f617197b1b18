package org.entrepot.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What is unpacked or trained once and shared by all stacks of this user: programs, never data. */
public final class Cache {
    private Cache() {}

    /** {@code ENTREPOT_CACHE}, or {@code entrepot} in the user's usual cache folder. */
    public static Path folder() {
        var usual = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        var folder = Optional.ofNullable(System.getenv("ENTREPOT_CACHE"))
                .map(Path::of)
                .orElseGet(() -> usual.resolve("entrepot"))
                .toAbsolutePath();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StackFailure(
                    "the cache folder " + folder + " cannot be written; set ENTREPOT_CACHE to another", e);
        }
    }
}
