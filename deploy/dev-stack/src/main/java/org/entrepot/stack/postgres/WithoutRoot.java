package org.entrepot.stack.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.stack.StackFailure;

/**
 * PostgreSQL refuses to run as root. For everybody else this adds nothing; for root it runs the program in a user
 * namespace of its own, where it is nobody and still owns its files, or, where the machine forbids that, as the user
 * nobody.
 */
final class WithoutRoot {
    private static final String NOBODY = "65534";
    private final Way way;

    private enum Way {
        AS_WE_ARE,
        OWN_NAMESPACE,
        AS_NOBODY
    }

    WithoutRoot(Path folder) {
        this.way = wayFor(folder);
    }

    List<String> line(List<String> command) {
        List<String> prefix = switch (way) {
            case AS_WE_ARE -> List.of();
            case OWN_NAMESPACE -> List.of("unshare", "--user");
            case AS_NOBODY -> List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
        };
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Hands a folder to the user that the program runs as. */
    void own(Path folder) {
        if (way == Way.AS_NOBODY && run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString())) != 0)
            throw new StackFailure(
                    "root could not hand " + folder + " to the user nobody; run Entrepot as a normal user");
    }

    private static Way wayFor(Path folder) {
        try {
            if (!Files.getAttribute(probe(folder), "unix:uid").equals(0)) return Way.AS_WE_ARE;
        } catch (IOException e) {
            throw new StackFailure(folder + " cannot be written: " + e.getMessage(), e);
        }
        if (run(List.of("unshare", "--user", "true")) == 0) return Way.OWN_NAMESPACE;
        if (run(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "true")) == 0)
            return Way.AS_NOBODY;
        throw new StackFailure(
                "PostgreSQL refuses to run as root and this machine has neither user namespaces nor setpriv; "
                        + "run Entrepot as a normal user");
    }

    private static Path probe(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, "owner", "");
        file.toFile().deleteOnExit();
        return file;
    }

    private static int run(List<String> command) {
        try {
            return new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            return 127;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }
}
