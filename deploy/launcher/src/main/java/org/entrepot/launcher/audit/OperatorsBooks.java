package org.entrepot.launcher.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the payment operator's books with ours: every penny that moved there moved here. What people settled by hand did not
 * move there, and is no part of the comparison: money that is in its books and in ours by hand alone moved twice.
 */
final class OperatorsBooks {
    private OperatorsBooks() {}

    /** Minor units, and how many captures they came by; by hand alone what did not go through the operator. */
    private record Sums(
            long captured, long refunded, long voided, long authorised, int captures, int payments, long byHand) {
        private static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0);

        Sums plus(JsonNode entry) {
            return new Sums(
                    captured + entry.path("captured").asLong(),
                    refunded + entry.path("refunded").asLong(),
                    voided + entry.path("voided").asLong(),
                    authorised + entry.path("authorised").asLong(),
                    captures + entry.path("captures").asInt(),
                    payments + (entry.path("authorised").asLong() > 0 ? 1 : 0),
                    0);
        }

        long held() {
            return authorised - captured - voided;
        }
    }

    static List<Finding> findings(Evidence evidence) throws SQLException {
        if (evidence.ledger().isEmpty()) return List.of();
        Map<String, Sums> theirs = new HashMap<>();
        for (var entry : evidence.ledger().get().path("payments"))
            theirs.merge(
                    entry.path("merchantReference").asText(), Sums.NONE.plus(entry), (was, one) -> was.plus(entry));
        List<Finding> findings = new ArrayList<>();
        try (var statement = evidence.sql().prepareStatement("""
                        select o.id::text as id, o.state, coalesce(p.captured_minor, 0) as captured,
                               coalesce(p.refunded_minor, 0) as refunded, coalesce(p.voided_minor, 0) as voided,
                               coalesce(p.captured_by_hand_minor + p.refunded_by_hand_minor, 0) as by_hand,
                               (select count(*) from orders.capture c
                                where c.order_id = o.id and c.state = 'CAPTURED' and not c.by_hand) as captures
                        from orders.orders o left join orders.payment p on p.order_id = o.id
                        where o.placed_at >= ?
                        """)) {
            statement.setTimestamp(1, Timestamp.from(evidence.ledgerSince()));
            var rows = statement.executeQuery();
            while (rows.next()) {
                var sums = theirs.remove(rows.getString("id"));
                var what = difference(
                        sums == null ? Sums.NONE : sums,
                        new Sums(
                                rows.getLong("captured"),
                                rows.getLong("refunded"),
                                rows.getLong("voided"),
                                0,
                                rows.getInt("captures"),
                                1,
                                rows.getLong("by_hand")),
                        rows.getString("state"));
                if (!what.isEmpty())
                    findings.add(new Finding(Remedy.NEEDS_A_PERSON, rows.getString("id"), what)
                            .pendingIf(!evidence.isAtRest()));
            }
        }
        theirs.forEach((reference, sums) -> {
            if (sums.authorised() > 0)
                findings.add(new Finding(
                        Remedy.NEEDS_A_PERSON,
                        reference,
                        "the payment operator holds a payment for an order that does not exist"));
        });
        return findings;
    }

    /** Empty when both say the same. */
    private static String difference(Sums theirs, Sums ours, String state) {
        var what = differenceOfBooks(theirs, ours, state);
        return what.isEmpty() || ours.byHand() == 0
                ? what
                : what + "; %d more were settled by hand, and are not in its books".formatted(ours.byHand());
    }

    private static String differenceOfBooks(Sums theirs, Sums ours, String state) {
        if (theirs.payments() > 1) return "the payment operator was asked for " + theirs.payments() + " payments";
        if (theirs.captured() != ours.captured() || theirs.captures() != ours.captures())
            return "the payment operator took %d in %d captures, our books say %d in %d"
                    .formatted(theirs.captured(), theirs.captures(), ours.captured(), ours.captures());
        if (theirs.refunded() != ours.refunded())
            return "the payment operator gave back %d, our books say %d".formatted(theirs.refunded(), ours.refunded());
        if (theirs.voided() != ours.voided())
            return "the payment operator set free %d, our books say %d".formatted(theirs.voided(), ours.voided());
        if (theirs.held() > 0 && List.of("CANCELLED", "REJECTED", "EXPIRED").contains(state))
            return "is " + state + ", and the payment operator still holds " + theirs.held();
        return "";
    }
}
