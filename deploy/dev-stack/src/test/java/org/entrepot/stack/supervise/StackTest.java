package org.entrepot.stack.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Ports;
import org.entrepot.stack.process.Signal;
import org.entrepot.stack.process.Wait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
    private final int base = Ports.freeBase();

    @TempDir
    Path folder;

    @AfterEach
    void leave_nothing_behind() {
        Stack.at(folder.resolve("home")).down(report -> {});
    }

    @Test
    void a_part_that_is_killed_comes_back_and_says_so() {
        var stack = up();
        var first = stack.processOf("postgres").live().orElseThrow().pid();

        stack.processOf("postgres").kill();

        Wait.until(Duration.ofSeconds(60), () -> {
            var now = stack.processOf("postgres").live().map(ProcessHandle::pid).orElse(first);
            return now == first ? "still the first process" : null;
        });
        stack.awaitReady("postgres");
        assertThat(stack.reports())
                .singleElement()
                .satisfies(report -> assertThat(report.restarts()).isEqualTo(1));
    }

    @Test
    void down_stops_everything_and_up_finds_the_data_again() {
        var stack = up();
        var supervisor = stack.supervisor().orElseThrow();

        assertThat(stack.down(report -> {})).containsExactly("postgres");

        assertThat(supervisor.isAlive()).isFalse();
        assertThat(stack.processOf("postgres").isAlive()).isFalse();
        assertThat(Ports.taken(base + 32)).isFalse();
        up();
    }

    @Test
    void what_a_killed_supervisor_left_is_cleaned_up_by_down() {
        var stack = up();
        Signal.KILL.to(stack.supervisor().orElseThrow().pid());
        Wait.until(Duration.ofSeconds(60), () -> stack.isUp() ? "the supervisor still lives" : null);
        assertThat(stack.processOf("postgres").isAlive()).isTrue();

        stack.down(report -> {});

        assertThat(stack.processOf("postgres").isAlive()).isFalse();
        assertThat(Ports.taken(base + 32)).isFalse();
    }

    @Test
    void what_a_killed_supervisor_left_is_cleaned_up_by_the_next_up() {
        var stack = up();
        Signal.KILL.to(stack.supervisor().orElseThrow().pid());
        Wait.until(Duration.ofSeconds(60), () -> stack.isUp() ? "the supervisor still lives" : null);

        up();

        assertThat(stack.reports())
                .singleElement()
                .satisfies(report -> assertThat(report.state()).isEqualTo(PartState.READY));
    }

    @Test
    void a_held_part_stays_down_until_it_is_released() {
        var stack = up();

        stack.hold("postgres");
        assertThat(stack.processOf("postgres").isAlive()).isFalse();
        stack.release("postgres");

        assertThat(stack.processOf("postgres").isAlive()).isTrue();
    }

    @Test
    void a_taken_port_is_named_and_nothing_starts() throws IOException {
        try (var stranger = new ServerSocket(base + 32, 1, InetAddress.getLoopbackAddress())) {
            assertThat(stranger.isBound()).isTrue();

            assertThatThrownBy(this::up)
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining(Integer.toString(base + 32))
                    .hasMessageContaining("--port-base");
        }
        assertThat(Stack.at(folder.resolve("home")).isUp()).isFalse();
    }

    @Test
    void a_home_that_cannot_be_made_is_told_in_a_sentence() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> Stack.at(file.resolve("home")).up(wanted(), report -> {}))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--home");
    }

    @Test
    void an_unknown_part_and_a_service_that_is_not_built_are_told_in_a_sentence() {
        var stack = Stack.at(folder.resolve("home"));

        assertThatThrownBy(() -> stack.up(new Stack.Wanted(base, List.of("fax"), folder), report -> {}))
                .hasMessageContaining("no part named fax")
                .hasMessageContaining("postgres");
        assertThatThrownBy(() -> stack.up(new Stack.Wanted(base, List.of("order-service"), folder), report -> {}))
                .hasMessageContaining("order-service is not built");
    }

    private Stack up() {
        var stack = Stack.at(folder.resolve("home"));
        stack.up(wanted(), report -> {});
        return stack;
    }

    private Stack.Wanted wanted() {
        return new Stack.Wanted(base, List.of("postgres"), folder);
    }
}
