package org.entrepot.launcher.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * What an audit found.
 *
 * @param entries one per invariant, by id
 * @param underWay what kept the platform from being at rest
 * @param records how many records the topics held
 * @param nanos how long it took
 */
public record AuditReport(List<Entry> entries, List<String> underWay, long records, long nanos) {
    private static final int SHOWN = 8;

    /**
     * One invariant and where it does not hold.
     *
     * @param checked false when there was nothing to compare with
     */
    public record Entry(String id, String sentence, boolean checked, List<Finding> findings) {
        public Entry {
            findings = List.copyOf(findings);
        }

        boolean isPending() {
            return !findings.isEmpty() && findings.stream().allMatch(finding -> finding.remedy() == Remedy.PENDING);
        }

        boolean isBroken() {
            return !findings.isEmpty() && !isPending();
        }
    }

    public AuditReport {
        entries = List.copyOf(entries);
        underWay = List.copyOf(underWay);
    }

    /** Nothing was found, not even anything pending. */
    public boolean isClean() {
        return entries.stream().allMatch(entry -> entry.findings().isEmpty());
    }

    /** An invariant does not hold, and time alone will not mend it. */
    public boolean isBroken() {
        return entries.stream().anyMatch(Entry::isBroken);
    }

    /** The findings of one invariant. */
    public List<Finding> findings(String id) {
        return entries.stream()
                .filter(entry -> entry.id().equals(id))
                .flatMap(entry -> entry.findings().stream())
                .toList();
    }

    /** A table for people, and the first findings of each invariant below it. */
    public List<String> inWords() {
        List<String> words = new ArrayList<>();
        for (var entry : entries) words.add("%-5s %-16s %s".formatted(entry.id(), result(entry), entry.sentence()));
        for (var entry : entries) {
            entry.findings().stream().limit(SHOWN).forEach(finding -> words.add("  " + entry.id() + " " + finding));
            if (entry.findings().size() > SHOWN)
                words.add("  " + entry.id() + " … and " + (entry.findings().size() - SHOWN) + " more");
        }
        if (!underWay.isEmpty()) words.add("The platform is not at rest: " + String.join(", ", underWay) + ".");
        words.add("%s %,d records and all outboxes compared in %.1f s.".formatted(verdict(), records, nanos / 1e9));
        return words;
    }

    /** What time will not mend, and where to look, invariant by invariant. */
    public List<String> forAPerson() {
        return entries.stream()
                .filter(Entry::isBroken)
                .map(entry -> "%s needs a person: look at %s.".formatted(entry.id(), Advice.of(entry.id())))
                .toList();
    }

    private String verdict() {
        if (isClean()) return "Everything holds.";
        return isBroken() ? "Not everything holds." : "Nothing is broken; some of it is still under way.";
    }

    private static String result(Entry entry) {
        if (!entry.checked()) return "not checked";
        if (entry.findings().isEmpty()) return "holds";
        var count = entry.findings().size();
        return entry.isPending() ? count + " pending" : count + (count == 1 ? " finding" : " findings");
    }
}
