package org.entrepot.launcher.repair;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.entrepot.launcher.audit.AuditReport;
import org.entrepot.launcher.audit.Finding;
import org.entrepot.launcher.audit.Remedy;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Rest;
import org.entrepot.launcher.record.Deeds;
import org.entrepot.launcher.stuck.Nudge;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/**
 * Mends by the one rule that cannot do harm: what is repairable is missing somewhere, so whoever said it says it again and
 * whoever owes a call makes it now. State is never written from here.
 */
public final class Repair {
    private static final Duration TO_SETTLE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** So many keys are an accident; more are a broker that lost its data. */
    private static final int MOST = 500;

    private final Platform platform;
    private final Consumer<String> news;

    public Repair(Platform platform, Consumer<String> news) {
        this.platform = platform;
        this.news = news;
    }

    /** One key that is nudged, and what was found about it. */
    private record Case(String key, Set<String> invariants, List<String> findings) {}

    /**
     * Mends what is repairable and returns when the platform is at rest again, or not after two minutes.
     *
     * @return the keys that were nudged
     */
    public Set<String> of(AuditReport report, String why) {
        try (var superuser = platform.superuser()) {
            var cases = cases(report, superuser);
            if (cases.isEmpty()) {
                news.accept("Nothing that was found can be mended by a rule.");
                return Set.of();
            }
            if (cases.size() > MOST)
                throw new StackFailure(
                        "%,d keys are too many to be nudged one by one: ./entrepot rebuild-topics says everything again."
                                .formatted(cases.size()));
            cases.values().forEach(one -> mend(one, why));
            settle(superuser);
            return cases.keySet();
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
    }

    private static Map<String, Case> cases(AuditReport report, Connection superuser) throws SQLException {
        Map<String, Case> cases = new LinkedHashMap<>();
        var subjects = new Subjects(superuser);
        for (var entry : report.entries()) {
            for (var finding : entry.findings()) {
                if (finding.remedy() != Remedy.REPAIRABLE) continue;
                subjects.keyOf(finding.subject()).ifPresent(key -> note(cases, key, entry.id(), finding));
            }
        }
        return cases;
    }

    private static void note(Map<String, Case> cases, String key, String invariant, Finding finding) {
        var one = cases.computeIfAbsent(key, none -> new Case(key, new LinkedHashSet<>(), new ArrayList<>()));
        one.invariants().add(invariant);
        one.findings().add(finding.toString());
    }

    private void mend(Case one, String why) {
        var reason = why + " (audit " + String.join(", ", one.invariants()) + ")";
        long said = 0;
        long errands = 0;
        List<String> away = new ArrayList<>();
        for (var asked : Nudge.about(platform, one.key()).everybody(reason).entrySet()) {
            if (!asked.getValue().isGood())
                away.add(asked.getKey() + ": " + asked.getValue().inWords());
            said += asked.getValue().json().path("saidAgain").asLong();
            errands += asked.getValue().json().path("errands").asLong();
        }
        news.accept("  %s %s: %d facts are said again, %d errands run now%s"
                .formatted(
                        String.join(", ", one.invariants()),
                        one.key(),
                        said,
                        errands,
                        away.isEmpty() ? "" : "; not asked: " + away));
        Deeds.of(platform)
                .note(
                        "nudge",
                        reason,
                        Map.of(
                                "key", one.key(),
                                "found", one.findings(),
                                "saidAgain", said,
                                "errands", errands,
                                "notAsked", away));
    }

    private void settle(Connection superuser) {
        try (var rest = Rest.of(platform.kafka())) {
            Wait.until(TO_SETTLE, LOOK, () -> {
                var missing = rest.missing(superuser);
                return missing.isEmpty() ? null : String.join(", ", missing);
            });
        } catch (StackFailure busy) {
            news.accept("Not at rest " + busy.getMessage());
        }
    }
}
