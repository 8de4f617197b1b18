package org.entrepot.stack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entrepot.stack.process.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    @TempDir
    Path folder;

    @Test
    void a_program_keeps_its_files_when_the_next_build_replaces_them() throws IOException {
        var built = build("old");
        var snapshot = folder.resolve("run");
        Snapshot.take(built, snapshot);

        Folders.delete(built);
        build("new");

        assertThat(snapshot.resolve("lib/classes.jar")).hasContent("old");
    }

    @Test
    void the_next_start_takes_what_was_built_meanwhile_and_nothing_else() throws IOException {
        var snapshot = folder.resolve("run");
        Snapshot.take(build("old"), snapshot);
        Files.writeString(snapshot.resolve("lib/left-over.jar"), "of a former build");

        Folders.delete(folder.resolve("built"));
        Snapshot.take(build("new"), snapshot);

        assertThat(snapshot.resolve("lib/classes.jar")).hasContent("new");
        assertThat(snapshot.resolve("lib/left-over.jar")).doesNotExist();
    }

    @Test
    void files_keep_the_time_of_their_build() throws IOException {
        var built = build("old");
        var snapshot = folder.resolve("run");

        Snapshot.take(built, snapshot);

        assertThat(Files.getLastModifiedTime(snapshot.resolve("lib/classes.jar")))
                .isEqualTo(Files.getLastModifiedTime(built.resolve("lib/classes.jar")));
    }

    private Path build(String content) throws IOException {
        var built = folder.resolve("built");
        Files.createDirectories(built.resolve("lib"));
        Files.writeString(built.resolve("lib/classes.jar"), content);
        return built;
    }
}
