package org.entrepot.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidRecordTest {
    @TempDir
    Path folder;

    @Test
    void a_record_finds_its_process_again() {
        var file = folder.resolve("me.pid");

        PidRecord.of(ProcessHandle.current()).write(file);

        assertThat(PidRecord.read(file).flatMap(PidRecord::live)).contains(ProcessHandle.current());
    }

    @Test
    void a_stranger_with_the_same_pid_is_not_taken_for_it() {
        var stranger = new PidRecord(ProcessHandle.current().pid(), "another boot:12345");

        assertThat(stranger.live()).isEmpty();
    }

    @Test
    void a_stranger_is_neither_stopped_nor_killed() throws IOException {
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            new PidRecord(stranger.pid(), "another boot:12345").write(folder.resolve("part.pid"));
            var part = new PartProcess("part", folder, folder);

            part.kill();
            part.stop(Signal.KILL, java.time.Duration.ofSeconds(1));

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void half_a_record_is_no_record() throws IOException {
        var file = Files.writeString(folder.resolve("half.pid"), "4711");

        assertThat(PidRecord.read(file)).isEmpty();
    }
}
