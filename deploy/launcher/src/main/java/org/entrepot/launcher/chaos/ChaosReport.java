package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entrepot.launcher.audit.AuditReport;
import org.entrepot.launcher.audit.Finding;

/**
 * What a run came to.
 *
 * @param verdicts about the whole run, beside those of each fault
 * @param broken findings of the audit that the harness itself did not cause, with the id of what they break
 * @param refused answers that clients did not expect, by kind
 */
record ChaosReport(
        Plan plan,
        List<Struck> struck,
        List<Verdict> verdicts,
        AuditReport audit,
        List<String> broken,
        long explained,
        Map<String, Long> outcomes,
        Map<String, Integer> refused,
        String regrets,
        Duration toRest,
        Duration took) {

    static ChaosReport of(
            Plan plan,
            Scene scene,
            List<Struck> struck,
            List<Verdict> verdicts,
            AuditReport audit,
            Duration toRest,
            Duration took) {
        List<String> broken = new ArrayList<>();
        var explained = 0L;
        for (var entry : audit.entries()) {
            for (Finding finding : entry.findings()) {
                if (scene.before().has(entry.id(), finding)) continue;
                if (scene.strangers().explains(entry.id(), finding)) explained++;
                else broken.add(entry.id() + " " + finding);
            }
        }
        var crowd = scene.crowd();
        return new ChaosReport(
                plan,
                struck,
                verdicts,
                audit,
                broken,
                explained,
                crowd.score().outcomes(crowd.placed().ids()),
                crowd.refusals().all(),
                crowd.regrets().inWords(),
                toRest,
                took);
    }

    boolean isGood() {
        return broken.isEmpty()
                && verdicts.stream().allMatch(Verdict::good)
                && struck.stream().allMatch(Struck::isGood);
    }

    List<String> inWords() {
        List<String> words = new ArrayList<>();
        words.add("fault                target                          at s  hurt s  back s  orders  p50 ms   p99 ms"
                + "  repeated  clients saw");
        for (var one : struck) words.add(line(one));
        words.add("");
        for (var one : struck)
            for (var verdict : one.verdicts())
                if (!verdict.good())
                    words.add(verdict + "  (" + one.planned().kind().name() + ")");
        verdicts.forEach(verdict -> words.add(verdict.toString()));
        words.add("orders: "
                + outcomes.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "))
                + "; regrets: " + regrets);
        refused.forEach((what, count) -> words.add("  %5d × %s".formatted(count, what)));
        words.addAll(auditInWords());
        words.add("%s Seed %d, %d faults, %.0f s; at rest %.1f s after the last client."
                .formatted(
                        isGood() ? "Everything holds." : "Not everything holds.",
                        plan.seed(),
                        struck.size(),
                        took.toMillis() / 1e3,
                        toRest.toMillis() / 1e3));
        return words;
    }

    private List<String> auditInWords() {
        List<String> words = new ArrayList<>();
        words.add("audit: %d invariants on %,d records; %d findings%s"
                .formatted(
                        audit.entries().size(),
                        audit.records(),
                        broken.size(),
                        explained == 0
                                ? ""
                                : ", and " + explained + " about records that the harness put there itself"));
        broken.stream().limit(20).forEach(finding -> words.add("  " + finding));
        return words;
    }

    private static String line(Struck one) {
        var seen = one.seen();
        return "%-20s %-28s %7.1f %7.1f %7.1f %7d %7.0f %8.0f %9d  %s"
                .formatted(
                        one.planned().kind().name(),
                        one.planned().fault().target(),
                        one.at().toMillis() / 1e3,
                        one.hurt().toMillis() / 1e3,
                        one.recovery().toMillis() / 1e3,
                        seen.accepted(),
                        seen.times().getValueAtPercentile(50) / 1e3,
                        seen.times().getValueAtPercentile(99) / 1e3,
                        one.repeated(),
                        seen.errors().isEmpty() ? "no error" : seen.errors());
    }
}
