package org.entrepot.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entrepot.stack.StackFailure;
import org.junit.jupiter.api.Test;

class ArgsTest {
    @Test
    void words_flags_and_values_are_told_apart() {
        var args = new Args(List.of("order-service", "-f", "--lines", "7", "--only=a, b"));

        assertThat(args.word(0)).contains("order-service");
        assertThat(args.has("follow")).isTrue();
        assertThat(args.number("lines", 40)).isEqualTo(7);
        assertThat(args.list("only")).containsExactly("a", "b");
    }

    @Test
    void what_is_not_understood_is_told_in_a_sentence() {
        assertThatThrownBy(() -> new Args(List.of("--port-base")))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("needs a value");
        assertThatThrownBy(() -> new Args(List.of("--port-base", "x")).number("port-base", 1))
                .hasMessageContaining("takes a number");
        assertThatThrownBy(() -> new Args(List.of("--forever", "x")).allowing("fresh"))
                .hasMessageContaining("no option --forever");
    }
}
