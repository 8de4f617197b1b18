package org.entrepot.stack.doctor;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.stack.Argued;

/** What was looked at in one part, and what is not as it must be. */
public final class Examination {
    private final String part;
    private final List<String> deviations = new ArrayList<>();
    private int checked;

    Examination(String part) {
        this.part = part;
    }

    public String part() {
        return part;
    }

    public int checked() {
        return checked;
    }

    /** One sentence each. */
    public List<String> deviations() {
        return List.copyOf(deviations);
    }

    /** One setting against the value that was argued. */
    void compare(Argued argued, String live) {
        checked++;
        if (argued.value().equals(live)) return;
        deviations.add("%s is %s and must be %s: %s".formatted(argued.key(), live, argued.value(), argued.why()));
    }

    /** One fact that must hold. */
    void expect(boolean holds, String sentenceOtherwise) {
        checked++;
        if (!holds) deviations.add(sentenceOtherwise);
    }

    void unreachable(String sentence) {
        deviations.add(sentence);
    }
}
