package org.entrepot.stack.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Keycloak home: the shared distribution by links, and data of its own. */
final class KeycloakHome {
    private KeycloakHome() {}

    static void make(Path folder, Path distribution) throws IOException {
        Files.createDirectories(folder.resolve("data/import"));
        for (var shared : List.of("lib", "conf", "providers", "themes")) {
            var link = folder.resolve(shared);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.resolve(shared));
        }
    }

    static Path database(Path folder) {
        return folder.resolve("data/h2");
    }

    static void copyDatabase(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".mv.db")).toList())
                Files.copy(file, to.resolve(file.getFileName()));
        }
    }
}
