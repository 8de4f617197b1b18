package org.entrepot.stack.doctor;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.stack.Argued;

/** What was looked at in one part, and what is not as it must be. */
public final class Examination {
    private final String part;
    private final List<String> deviations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
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

    /** What is worth knowing though no value of it is wrong, one sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** All of it, as lines for a person. */
    public List<String> inWords() {
        List<String> lines = new ArrayList<>();
        lines.add("%-10s %3d checked, %d deviate".formatted(part, checked, deviations.size()));
        for (var note : notes) lines.add("   · " + note);
        for (var deviation : deviations) lines.add("   ✗ " + deviation);
        return lines;
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

    void note(String sentence) {
        notes.add(sentence);
    }

    void unreachable(String sentence) {
        deviations.add(sentence);
    }
}
