package org.entrepot.kit.retention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeepingTest {

    @Test
    void what_was_heard_is_not_forgotten_while_its_teller_may_say_it_again() {
        assertThatThrownBy(() -> new Keeping(14, 14, 30, 7))
                .hasMessageContaining("entrepot.retention.inbox-days (14) must be more than");
    }
}
