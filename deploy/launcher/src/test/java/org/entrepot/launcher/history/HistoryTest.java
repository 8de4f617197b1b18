package org.entrepot.launcher.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.entrepot.stack.StackFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    Path folder;

    @Test
    void what_was_acknowledged_is_read_back_in_order_also_after_a_restart() {
        keep("1");
        keep("2");

        assertThat(History.read(folder.resolve(History.FILE))).containsExactly(order("1"), order("2"));
    }

    @Test
    void a_line_that_a_crash_cut_off_counts_for_nothing() throws IOException {
        keep("1");
        Files.writeString(folder.resolve(History.FILE), "{\"client\":\"storef", StandardOpenOption.APPEND);

        assertThat(History.read(folder.resolve(History.FILE))).containsExactly(order("1"));
    }

    @Test
    void a_file_that_is_no_history_is_refused() throws IOException {
        Files.writeString(folder.resolve(History.FILE), "no json\n");

        assertThatThrownBy(() -> History.read(folder.resolve(History.FILE))).isInstanceOf(StackFailure.class);
    }

    @Test
    void the_histories_of_all_runs_are_one() {
        try (var first = History.at(folder.resolve("1"));
                var second = History.at(folder.resolve("2"))) {
            first.keep(order("1"));
            second.keep(order("2"));
        }

        assertThat(History.readAll(folder)).containsExactly(order("1"), order("2"));
        assertThat(History.readAll(folder.resolve("none"))).isEmpty();
    }

    private void keep(String id) {
        try (var history = History.at(folder)) {
            history.keep(order(id));
        }
    }

    private static Acknowledged order(String id) {
        return new Acknowledged(
                "storefront",
                "key-" + id,
                id,
                "E" + id,
                "GBP",
                1_295,
                List.of(new Acknowledged.Line(1, "A", 2)),
                "now");
    }
}
