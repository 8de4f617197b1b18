package org.entrepot.launcher.audit;

import java.sql.SQLException;
import java.util.List;

/** One way to look for places where an invariant does not hold. */
@FunctionalInterface
interface Check {
    List<Finding> findings(Evidence evidence) throws SQLException;
}
