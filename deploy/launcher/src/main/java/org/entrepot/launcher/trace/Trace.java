package org.entrepot.launcher.trace;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entrepot.launcher.platform.HeardFact;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Topics;
import org.entrepot.stack.StackFailure;

/** All that the platform said about one order, in the order of time. */
public final class Trace {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final String orderId;
    private final List<HeardFact> facts;
    private final List<ParkedOf> parked;
    private final int copies;

    private Trace(String orderId, List<HeardFact> facts, List<ParkedOf> parked, int copies) {
        this.orderId = orderId;
        this.facts = facts;
        this.parked = parked;
        this.copies = copies;
    }

    /**
     * Reads the topics.
     *
     * @param order its id or its number
     * @throws StackFailure when there is no such order
     */
    public static Trace of(Platform platform, String order) {
        try (var superuser = platform.superuser()) {
            var id = idOf(superuser, order);
            return read(platform.kafka(), id, ParkedOf.all(superuser, id));
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
    }

    static Trace read(String bootstrapServers, String orderId, List<ParkedOf> parked) {
        List<HeardFact> found = new ArrayList<>();
        var text = orderId.getBytes(StandardCharsets.UTF_8);
        Topics.scan(bootstrapServers, Topics.all(), fact -> {
            if (fact.key().equals(orderId) || mentions(fact.value(), text)) found.add(fact);
        });
        Set<String> known = new HashSet<>();
        var once = new ArrayList<>(
                found.stream().filter(fact -> known.add(fact.id())).toList());
        once.sort(Comparator.comparing(HeardFact::time)
                .thenComparing(HeardFact::topic)
                .thenComparing(Trace::number));
        return new Trace(orderId, once, parked, found.size() - once.size());
    }

    /** The wire names of what was said, in the order of time. */
    public List<String> names() {
        return facts.stream().map(HeardFact::type).toList();
    }

    /** The ids by which logs name this order: its own, and the correlation of everything that followed from it. */
    public Set<String> marks() {
        Set<String> marks = new HashSet<>();
        marks.add(orderId);
        facts.forEach(fact -> marks.add(fact.header("ce_correlationid")));
        marks.remove("");
        return marks;
    }

    /** One line per fact: when, how long after the one before, its number in its stream, who said it, what. */
    public List<String> inWords() {
        List<String> words = new ArrayList<>();
        words.add("Order " + orderId + ": " + facts.size() + " facts"
                + (copies > 0 ? ", and " + copies + " copies of them" : "") + ".");
        HeardFact before = null;
        for (var fact : facts) {
            var gap = before == null
                    ? ""
                    : "+" + Duration.between(before.time(), fact.time()).toMillis() + " ms";
            words.add("  %s %10s  #%-3s %-18s %-28s %s"
                    .formatted(
                            CLOCK.format(fact.time()),
                            gap,
                            fact.sequence(),
                            fact.source().replaceFirst("^/", ""),
                            fact.type(),
                            Telling.of(fact)));
            before = fact;
        }
        parked.forEach(event -> words.add("  parked: " + event.inWords()));
        return words;
    }

    private static String idOf(Connection superuser, String order) throws SQLException {
        try (var statement = superuser.prepareStatement(
                "select id::text from orders.orders where number = upper(?) or id::text = lower(?)")) {
            statement.setString(1, order);
            statement.setString(2, order);
            try (var rows = statement.executeQuery()) {
                if (rows.next()) return rows.getString(1);
            }
        }
        throw new StackFailure("There is no order \"" + order + "\". ./entrepot orders shows the newest.");
    }

    private static long number(HeardFact fact) {
        return fact.sequence().matches("[0-9]{1,18}") ? Long.parseLong(fact.sequence()) : 0;
    }

    private static boolean mentions(byte[] value, byte[] text) {
        for (int from = 0; from <= value.length - text.length; from++) {
            var same = 0;
            while (same < text.length && value[from + same] == text[same]) same++;
            if (same == text.length) return true;
        }
        return false;
    }
}
