package org.entrepot.stack.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.JavaLine;
import org.entrepot.stack.process.Program;
import org.entrepot.stack.process.Signal;

/** The identity provider: a home of its own per stack, on the shared distribution. */
public final class Keycloak {
    private final Path folder;

    public Keycloak(Path folder) {
        this.folder = folder;
    }

    /** Whether the distribution that all stacks share is there already. */
    public static boolean isBuilt() {
        return KeycloakDistribution.isBuilt();
    }

    /** Builds the distribution that all stacks share, unless it is there: half a minute, once. */
    public static void prepareDistribution() {
        KeycloakDistribution.built();
    }

    /** Makes the home: the distribution by links, the realm file to import. */
    public void prepare() {
        var distribution = KeycloakDistribution.built();
        try {
            KeycloakHome.make(folder, distribution);
            var database = KeycloakHome.database(folder);
            if (!Files.exists(database))
                KeycloakHome.copyDatabase(KeycloakDistribution.emptyDatabase(distribution), database);
            try (var realm = Keycloak.class.getResourceAsStream("/keycloak/realm-entrepot.json")) {
                if (realm == null)
                    throw new IllegalStateException("keycloak/realm-entrepot.json is not on the classpath");
                Files.copy(
                        realm, folder.resolve("data/import/realm-entrepot.json"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StackFailure("Keycloak's folder " + folder + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    public Program program(JavaLine java, Map<String, String> environment) {
        List<String> command = new ArrayList<>(
                KeycloakDistribution.line(java.option("-Xss512k"), KeycloakDistribution.built(), folder));
        command.addAll(List.of("start", "--optimized", "--import-realm"));
        return new Program(command, environment, folder, Signal.TERM);
    }
}
