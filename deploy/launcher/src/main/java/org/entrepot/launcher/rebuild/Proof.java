package org.entrepot.launcher.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.launcher.platform.Stillness;
import org.entrepot.stack.StackFailure;

/**
 * Shows that hearing everything again has no effect (I-15): every table of every service, the mails, and what was asked of
 * the payment operator and the carriers, before and after. It begins when nothing is under way, here or outside.
 */
final class Proof {
    private static final Duration TO_BE_STILL = Duration.ofMinutes(1);

    private final Platform platform;
    private final Connection superuser;
    private final World before;

    private Proof(Platform platform, Connection superuser) throws SQLException {
        this.platform = platform;
        this.superuser = superuser;
        this.before = look();
    }

    static Proof begin(Platform platform, Connection superuser) throws SQLException {
        try {
            Stillness.await(platform, superuser, TO_BE_STILL);
        } catch (StackFailure busy) {
            throw new StackFailure("Nothing can be proved while something is under way: " + busy.getMessage(), busy);
        }
        return new Proof(platform, superuser);
    }

    /** @param sums per table: how many rows, and a sum over their contents */
    private record World(Map<String, String> sums, long mails, JsonNode money, String asked) {}

    /** Says what differs; true when nothing does. */
    boolean holds(Consumer<String> news) throws SQLException {
        Stillness.await(platform, superuser, TO_BE_STILL);
        var after = look();
        var different = new TreeMap<>(after.sums());
        different.entrySet().removeAll(before.sums().entrySet());
        before.sums().keySet().stream()
                .filter(table -> !after.sums().containsKey(table))
                .forEach(table -> different.put(table, "gone"));
        different.forEach((table, sum) -> news.accept(
                "I-15 " + table + " has changed: " + before.sums().getOrDefault(table, "not there") + " → " + sum));
        if (after.mails() != before.mails())
            news.accept("I-15 %d mails, and %d before".formatted(after.mails(), before.mails()));
        if (!after.money().equals(before.money())) news.accept("I-15 the payment operator's books have changed");
        if (!after.asked().equals(before.asked()))
            news.accept("I-15 something was asked of the world outside: " + after.asked());
        var same = before.equals(after);
        news.accept(
                same
                        ? "I-15 holds: %d tables, %d mails, the operator's books and the last call to the outside are as before."
                                .formatted(after.sums().size(), after.mails())
                        : "I-15 does not hold.");
        return same;
    }

    private World look() throws SQLException {
        var simulators = platform.simulators();
        return new World(sums(), simulators.mailsKept(), simulators.paymentLedger(), simulators.lastAsked());
    }

    /** Partitions are counted with the table that they belong to. */
    private Map<String, String> sums() throws SQLException {
        Map<String, String> sums = new TreeMap<>();
        try (var statement = superuser.createStatement();
                var tables = statement.executeQuery("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in ('%s') and c.relkind in ('r', 'p') and not c.relispartition order by 1
                        """.formatted(String.join("','", Schemas.all())))) {
            while (tables.next()) sums.put(tables.getString(1), sum(tables.getString(1)));
        }
        return sums;
    }

    private String sum(String table) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery("select count(*) || ' rows, '"
                        + " || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from " + table + " t")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
