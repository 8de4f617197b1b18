package org.entrepot.order.payment;

import static org.entrepot.kit.sql.Columns.amounts;
import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.jdbi.v3.core.Jdbi;

/** Payments as they are kept. Whoever changes one holds the lock of its order. */
@ApplicationScoped
public class Payments {

    private final Jdbi jdbi;

    Payments(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The payments of these orders, by order; orders that have none yet are missing. */
    public Map<UUID, Payment> of(Collection<UUID> orders) {
        if (orders.isEmpty()) return Map.of();
        var payments = new HashMap<UUID, Payment>();
        jdbi.withHandle(sql -> sql.createQuery("select * from payment where order_id = any(:orders::uuid[])")
                        .bind("orders", orders.stream().map(UUID::toString).toArray(String[]::new))
                        .map((row, context) -> payment(row))
                        .list())
                .forEach(payment -> payments.put(payment.orderId(), payment));
        return payments;
    }

    public void keep(Collection<Payment> payments) {
        add(payments.stream().filter(Payment::isNew).toList());
        update(payments.stream()
                .filter(payment -> payment.isChanged() && !payment.isNew())
                .toList());
    }

    private void add(List<Payment> payments) {
        if (payments.isEmpty()) return;
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into payment (id, order_id, state, currency, amount_minor, created_at)
                select * from unnest(:ids::uuid[], :orders::uuid[], :states::text[], :currencies::text[], :amounts::bigint[],
                                     :createdAts::timestamptz[])
                """)
                .bind("ids", texts(payments, payment -> payment.id().toString()))
                .bind("orders", texts(payments, payment -> payment.orderId().toString()))
                .bind("states", texts(payments, payment -> payment.state().name()))
                .bind("currencies", texts(payments, payment -> payment.amount().currency()))
                .bind("amounts", amounts(payments, payment -> payment.amount().minor()))
                .bind(
                        "createdAts",
                        texts(payments, payment -> payment.createdAt().toString()))
                .execute());
    }

    private void update(List<Payment> payments) {
        if (payments.isEmpty()) return;
        jdbi.useHandle(sql -> sql.createUpdate("""
                update payment p set state = n.state, authorised_minor = n.authorised, capture_asked_minor = n.capture_asked,
                       captured_minor = n.captured, voided_minor = n.voided, refund_asked_minor = n.refund_asked,
                       refunded_minor = n.refunded, captured_by_hand_minor = n.captured_by_hand,
                       refunded_by_hand_minor = n.refunded_by_hand, operator_reference = n.reference,
                       decline_code = n.decline_code, action_path = n.action_path
                from unnest(:ids::uuid[], :states::text[], :authorised::bigint[], :captureAsked::bigint[], :captured::bigint[],
                            :voided::bigint[], :refundAsked::bigint[], :refunded::bigint[], :capturedByHand::bigint[],
                            :refundedByHand::bigint[], :references::text[], :declineCodes::text[], :actionPaths::text[])
                     as n(id, state, authorised, capture_asked, captured, voided, refund_asked, refunded, captured_by_hand,
                          refunded_by_hand, reference, decline_code, action_path)
                where p.id = n.id
                """)
                .bind("ids", texts(payments, payment -> payment.id().toString()))
                .bind("states", texts(payments, payment -> payment.state().name()))
                .bind("authorised", amounts(payments, payment -> payment.sums().authorised()))
                .bind(
                        "captureAsked",
                        amounts(payments, payment -> payment.sums().captureAsked()))
                .bind("captured", amounts(payments, payment -> payment.sums().captured()))
                .bind("voided", amounts(payments, payment -> payment.sums().voided()))
                .bind("refundAsked", amounts(payments, payment -> payment.sums().refundAsked()))
                .bind("refunded", amounts(payments, payment -> payment.sums().refunded()))
                .bind(
                        "capturedByHand",
                        amounts(payments, payment -> payment.sums().capturedByHand()))
                .bind(
                        "refundedByHand",
                        amounts(payments, payment -> payment.sums().refundedByHand()))
                .bind("references", texts(payments, Payment::operatorReference))
                .bind("declineCodes", texts(payments, Payment::declineCode))
                .bind("actionPaths", texts(payments, Payment::actionPath))
                .execute());
    }

    private static Payment payment(ResultSet row) throws SQLException {
        var sums = new Sums(
                row.getLong("authorised_minor"),
                row.getLong("capture_asked_minor"),
                row.getLong("captured_minor"),
                row.getLong("voided_minor"),
                row.getLong("refund_asked_minor"),
                row.getLong("refunded_minor"),
                row.getLong("captured_by_hand_minor"),
                row.getLong("refunded_by_hand_minor"));
        return new Payment(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                PaymentState.valueOf(row.getString("state")),
                sums,
                row.getString("operator_reference"),
                row.getString("decline_code"),
                row.getString("action_path"));
    }
}
