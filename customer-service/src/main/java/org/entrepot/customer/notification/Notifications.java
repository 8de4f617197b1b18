package org.entrepot.customer.notification;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.customer.order.OrderLines;
import org.entrepot.events.Money;
import org.entrepot.events.customer.Template;
import org.entrepot.kit.Ids;
import org.entrepot.kit.Wire;
import org.entrepot.kit.inbox.NotHereYet;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Every message to a customer, and its fate. */
@ApplicationScoped
class Notifications {

    private final Jdbi jdbi;
    private final Clock clock;

    Notifications(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    record Queued(UUID id, UUID orderId, UUID customerId, Template template) {}

    /** What became of one attempt; a reason says that it failed for good. */
    record Outcome(UUID id, @Nullable String reason) {}

    @Schema(name = "Notification")
    record View(
            UUID id,
            Template template,
            UUID subjectId,
            String state,
            @Nullable String reasonCode,
            Instant queuedAt,
            @Nullable Instant settledAt) {}

    /**
     * Keeps what is new; what was queued before is left out.
     *
     * @throws NotHereYet when an order is not known: the fact that tells of it has not been applied
     */
    List<Queued> queue(List<News> news) {
        // One statement, so that an order that becomes known meanwhile is either written about or reported.
        return jdbi.withHandle(sql -> sql.createQuery("""
                with asked as (
                    select n.*, o.customer_id, o.id is not null as known
                    from unnest(:ids::uuid[], :orders::uuid[], :templates::text[], :subjects::uuid[], :details::text[])
                         as n(id, order_id, template, subject_id, details)
                    left join known_order o on o.id = n.order_id
                ), fresh as (
                    insert into notification (id, order_id, customer_id, template, subject_id, details, queued_at)
                    select id, order_id, customer_id, template, subject_id, details, :now from asked where known
                    on conflict (order_id, template, subject_id) do nothing
                    returning id
                )
                select id, order_id, customer_id, template, known from asked left join fresh using (id)
                where not known or fresh.id is not null
                """)
                .bind("ids", texts(news, some -> Ids.next().toString()))
                .bind("orders", texts(news, some -> some.orderId().toString()))
                .bind("templates", texts(news, some -> some.template().name()))
                .bind("subjects", texts(news, some -> some.subjectId().toString()))
                .bind("details", texts(news, some -> Wire.write(some.details())))
                .bind("now", now())
                .map((row, context) -> queued(row))
                .list());
    }

    /** Those of these that are still to be sent, with all that is written in them. */
    List<Waiting> waiting(Collection<UUID> ids) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select n.id, n.order_id, n.template, n.details, o.number, o.lines, o.total_minor, o.currency,
                       n.unconfirmed, c.email, c.name, c.language
                from notification n join known_order o on o.id = n.order_id left join customer c on c.id = n.customer_id
                where n.id = any(:ids) and n.state = 'QUEUED'
                order by n.id
                """)
                .bind("ids", ids.toArray(UUID[]::new))
                .map((row, context) -> waiting(row))
                .list());
    }

    /** Records the outcomes; gives the ids of those that had none before. */
    Set<UUID> settle(List<Outcome> outcomes) {
        return new HashSet<>(jdbi.withHandle(sql -> sql.createQuery("""
                update notification n
                set state = case when o.reason is null then 'SENT' else 'FAILED' end,
                    reason_code = o.reason, settled_at = :now
                from unnest(:ids::uuid[], :reasons::text[]) as o(id, reason)
                where n.id = o.id and n.state = 'QUEUED'
                returning n.id
                """)
                .bind("ids", texts(outcomes, outcome -> outcome.id().toString()))
                .bind("reasons", texts(outcomes, Outcome::reason))
                .bind("now", now())
                .mapTo(UUID.class)
                .list()));
    }

    /** Records that these may have been taken once more. */
    void mayHaveBeenTaken(Collection<UUID> ids) {
        jdbi.useHandle(sql ->
                sql.createUpdate("""
                update notification set unconfirmed = unconfirmed + 1 where id = any(:ids) and state = 'QUEUED'
                """).bind("ids", ids.toArray(UUID[]::new)).execute());
    }

    /** All about one order, oldest first. */
    List<View> of(UUID orderId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select id, template, subject_id, state, reason_code, queued_at, settled_at
                from notification where order_id = :order order by id
                """)
                .bind("order", orderId)
                .map((row, context) -> view(row))
                .list());
    }

    private static Queued queued(ResultSet row) throws SQLException {
        if (!row.getBoolean("known")) throw new NotHereYet("order " + row.getString("order_id"));
        return new Queued(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                Template.valueOf(row.getString("template")));
    }

    private static View view(ResultSet row) throws SQLException {
        var settled = row.getObject("settled_at", OffsetDateTime.class);
        return new View(
                row.getObject("id", UUID.class),
                Template.valueOf(row.getString("template")),
                row.getObject("subject_id", UUID.class),
                row.getString("state"),
                row.getString("reason_code"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                settled == null ? null : settled.toInstant());
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        var email = row.getString("email");
        return new Waiting(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                Template.valueOf(row.getString("template")),
                email == null ? null : new Waiting.Addressee(email, row.getString("name"), row.getString("language")),
                row.getString("number"),
                Wire.read(row.getString("lines"), OrderLines.class).lines(),
                new Money(row.getLong("total_minor"), row.getString("currency")),
                Wire.read(row.getString("details"), Details.class),
                row.getInt("unconfirmed"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
