package org.entrepot.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskingTest {

    private static final UUID ID = UUID.fromString("0199a3c0-0001-7000-8000-000000000001");

    @Test
    void the_first_is_known_by_the_id_alone() {
        assertThat(Asking.FIRST.reference(ID).text()).isEqualTo(ID.toString());
        assertThat(Asking.FIRST.subject(ID)).isEqualTo(ID.toString());
    }

    @Test
    void after_a_lost_answer_the_operator_sees_the_same_key_and_it_is_another_errand() {
        var again = Asking.FIRST.again(true);
        assertThat(again.reference(ID)).isEqualTo(Reference.first(ID));
        assertThat(again.subject(ID)).isEqualTo(ID + ":2");
    }

    @Test
    void after_a_refusal_the_operator_sees_a_new_key_and_goes_on_seeing_it() {
        var again = Asking.FIRST.again(true).again(false);
        assertThat(again.reference(ID).text()).isEqualTo(ID + ":3");
        assertThat(again.again(true).reference(ID).text()).isEqualTo(ID + ":3");
        assertThat(again.again(true).subject(ID)).isEqualTo(ID + ":4");
    }

    @Test
    void a_reference_is_read_as_it_was_written() {
        for (var one : new Reference[] {Reference.first(ID), new Reference(ID, 12)})
            assertThat(Reference.read(one.text())).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no-id", "0199a3c0-0001-7000-8000-000000000001:", "0199a3c0-0001-7000-8000-000000000001:0"})
    void what_is_no_reference_of_ours_is_refused(String text) {
        assertThatThrownBy(() -> Reference.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
