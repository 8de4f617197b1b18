package org.entrepot.order.shop;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Said;

/** What the service said about one order, by name. */
public final class Story {

    private Story() {}

    public static List<String> of(UUID order) {
        return Said.about(order).stream()
                .map(fact -> fact.getClass().getSimpleName())
                .toList();
    }

    /** Waits until so many facts of this type were said. */
    public static <F extends Fact> List<F> await(int number, Class<F> type, UUID order) {
        return Probe.until(
                number + " " + type.getSimpleName() + " about " + order,
                () -> Said.about(order).stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .toList(),
                said -> said.size() >= number);
    }
}
