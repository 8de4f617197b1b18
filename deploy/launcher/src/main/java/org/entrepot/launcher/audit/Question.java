package org.entrepot.launcher.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A check in SQL: each row is a finding, its first column the subject and its second the detail.
 *
 * @param remedy of what it finds
 * @param settles whether services come to agree with each other in time: while the platform is not at rest, what it finds
 *     is pending
 */
record Question(Remedy remedy, boolean settles, String sql) implements Check {

    /** Two services, or two parts of one, agree once the platform is at rest. */
    static Question inTheEnd(Remedy remedy, String sql) {
        return new Question(remedy, true, sql);
    }

    /** Holds in every transaction. */
    static Question always(Remedy remedy, String sql) {
        return new Question(remedy, false, sql);
    }

    @Override
    public List<Finding> findings(Evidence evidence) throws SQLException {
        try (var statement = evidence.sql().createStatement();
                var rows = statement.executeQuery(sql)) {
            List<Finding> findings = new ArrayList<>();
            while (rows.next()) {
                var finding = new Finding(remedy, rows.getString(1), rows.getString(2));
                findings.add(finding.pendingIf(settles && !evidence.isAtRest()));
            }
            return findings;
        }
    }
}
