package org.entrepot.kit.inbox;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass by themselves from those that do not. */
public final class Failures {

    /** SQLSTATE: serialization failure, deadlock, lock not available, query cancelled by its timeout. */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "57014");

    /** SQLSTATE: admin shutdown, crash shutdown, cannot connect now, too many connections, idle session ended. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300", "57P05");

    /** SQLSTATE: character not in repertoire. */
    private static final String NO_SUCH_TEXT = "22021";

    private Failures() {}

    /** The database cannot be reached, or is not taking work: nothing is wrong with the work itself. */
    public static boolean databaseIsAway(Throwable failure) {
        return behind(failure)
                .anyMatch(cause -> cause instanceof ConnectException
                        || cause instanceof SQLTransientConnectionException
                        || cause instanceof SQLException sql && isAway(sql));
    }

    /** The same work may well succeed in a moment: a lost race for a lock, or a cause that is not visible yet. */
    public static boolean passes(Throwable failure) {
        return behind(failure)
                .anyMatch(cause -> cause instanceof NotHereYet
                        || cause instanceof SQLException sql && PASSING.contains(String.valueOf(sql.getSQLState())));
    }

    /** The database keeps no such text: it has U+0000 in it, which a query parameter may carry. */
    public static boolean cannotBeKept(Throwable failure) {
        return behind(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && NO_SUCH_TEXT.equals(sql.getSQLState()));
    }

    /** The innermost cause, which says most to a person. */
    public static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root;
    }

    /** All that led to it. What stopped a commit is not its cause: the transaction manager only adds it as suppressed. */
    private static Stream<Throwable> behind(Throwable failure) {
        var found = new LinkedHashSet<Throwable>();
        collect(failure, found);
        return found.stream();
    }

    private static void collect(@Nullable Throwable failure, Set<Throwable> found) {
        if (failure == null || !found.add(failure)) return;
        collect(failure.getCause(), found);
        for (var suppressed : failure.getSuppressed()) collect(suppressed, found);
    }

    private static boolean isAway(SQLException sql) {
        var state = sql.getSQLState();
        if (state != null) return state.startsWith("08") || AWAY.contains(state);
        // The pool has no SQLSTATE for "no connection within the time allowed", and spells it in two ways.
        return sql.getMessage() != null
                && sql.getMessage().toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }
}
