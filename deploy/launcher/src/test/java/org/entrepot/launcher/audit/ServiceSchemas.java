package org.entrepot.launcher.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.testing.TestInfra;

/** Every service's own tables, from its own migrations, as its own role makes them. */
final class ServiceSchemas {
    private static final Path REPOSITORY = Path.of(System.getProperty("entrepot.repository"));

    private ServiceSchemas() {}

    private static boolean created;

    /** Once per JVM: the database outlives the test class. */
    static synchronized void create(TestInfra infra) throws SQLException {
        if (created) return;
        created = true;
        var kit = scripts(REPOSITORY.resolve("service-kit/src/main/resources/db/kit"));
        for (var service : Schemas.services()) {
            var database = infra.database(service);
            try (var owner = DriverManager.getConnection(database.url(), database.user(), database.password());
                    var statement = owner.createStatement()) {
                for (var script : kit) statement.execute(script);
                for (var script : scripts(REPOSITORY.resolve(service + "/src/main/resources/db/migration")))
                    statement.execute(script);
            }
        }
    }

    /** In the order of their versions. */
    private static List<String> scripts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparing(ServiceSchemas::version))
                    .map(ServiceSchemas::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double version(Path file) {
        var name = file.getFileName().toString();
        return Double.parseDouble(name.substring(1, name.indexOf("__")).replace('_', '.'));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
