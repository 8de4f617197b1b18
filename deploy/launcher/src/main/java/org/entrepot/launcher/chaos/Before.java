package org.entrepot.launcher.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrepot.launcher.audit.Audit;
import org.entrepot.launcher.audit.Finding;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.StackFailure;

/**
 * What was not in order before the first fault, and is not to be blamed on any.
 *
 * @param findings of the audit: what is broken, and about what
 * @param parked ids of facts that were parked
 */
record Before(Set<String> findings, Set<String> parked) {
    private static final String PARKED = Schemas.all().stream()
            .map(schema -> "select id::text from " + schema + ".parked_event where state = 'PARKED'")
            .collect(Collectors.joining(" union all "));

    Before {
        findings = Set.copyOf(findings);
        parked = Set.copyOf(parked);
    }

    static Before of(Platform platform) {
        return of(platform, List.of());
    }

    /** @param remembered what clients were promised before */
    static Before of(Platform platform, List<Acknowledged> remembered) {
        Set<String> findings = new HashSet<>();
        for (var entry : Audit.of(platform, remembered).entries())
            for (var finding : entry.findings()) findings.add(name(entry.id(), finding));
        try (var superuser = platform.superuser()) {
            return new Before(findings, parked(superuser));
        } catch (SQLException e) {
            throw new StackFailure("What is parked cannot be read: " + e.getMessage(), e);
        }
    }

    boolean has(String invariant, Finding finding) {
        return findings.contains(name(invariant, finding));
    }

    private static Set<String> parked(Connection superuser) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(PARKED)) {
            while (rows.next()) ids.add(rows.getString(1));
        }
        return ids;
    }

    private static String name(String invariant, Finding finding) {
        return invariant + " " + finding.subject();
    }
}
