package org.entrepot.shipping.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.shipping.shipment.Contents.ShortPick;
import org.entrepot.shipping.shipment.Contents.Taken;
import org.junit.jupiter.api.Test;

class ContentsTest {

    private static final List<Line> LINES = List.of(new Line(1, "KETTLE-RED", 2), new Line(2, "MUG-BLUE", 6));

    @Test
    void all_of_every_line_is_a_pick() {
        assertThatCode(() -> picked(new Taken(2, 6), new Taken(1, 2))).doesNotThrowAnyException();
    }

    @Test
    void less_is_a_short_pick_and_a_missing_line_is_one_too() {
        assertThatThrownBy(() -> picked(new Taken(1, 1), new Taken(2, 6))).isInstanceOf(ShortPick.class);
        assertThatThrownBy(() -> picked(new Taken(1, 2))).isInstanceOf(ShortPick.class);
    }

    @Test
    void more_and_strange_and_repeated_lines_are_mistakes() {
        assertThatThrownBy(() -> picked(new Taken(1, 3), new Taken(2, 6))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> picked(new Taken(1, 2), new Taken(2, 6), new Taken(3, 1)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> picked(new Taken(1, 2), new Taken(1, 2), new Taken(2, 6)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void boxes_that_hold_the_shipment_together_are_packed() {
        var boxes = Contents.packedInto(
                LINES, List.of(List.of(new Taken(1, 2), new Taken(2, 1)), List.of(new Taken(2, 5))));

        assertThat(boxes)
                .containsExactly(
                        List.of(new Line(1, "KETTLE-RED", 2), new Line(2, "MUG-BLUE", 1)),
                        List.of(new Line(2, "MUG-BLUE", 5)));
    }

    @Test
    void too_few_too_many_strange_and_repeated_lines_are_not() {
        refused(List.of(List.of(new Taken(1, 2))));
        refused(List.of(List.of(new Taken(1, 2), new Taken(2, 5))));
        refused(List.of(List.of(new Taken(1, 2), new Taken(2, 7))));
        refused(List.of(List.of(new Taken(1, 2), new Taken(2, 6), new Taken(3, 1))));
        refused(List.of(List.of(new Taken(1, 1), new Taken(1, 1), new Taken(2, 6))));
        refused(List.of(List.of(new Taken(1, 2), new Taken(2, 6)), List.of(new Taken(1, 2))));
    }

    private static void picked(Taken... lines) {
        Contents.mustBePicked(LINES, List.of(lines));
    }

    private static void refused(List<List<Taken>> boxes) {
        assertThatThrownBy(() -> Contents.packedInto(LINES, boxes)).isInstanceOf(InvalidInput.class);
    }
}
