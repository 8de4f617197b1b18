package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.identity.Caller;
import org.jdbi.v3.core.Jdbi;

/** All questions about returns, with who asked and who answered. */
@ApplicationScoped
class Questions {

    private static final String SHOWN = "number, language, question, asked_at, answer, answered_at";

    private final Jdbi jdbi;
    private final Caller caller;
    private final Clock clock;

    Questions(Jdbi jdbi, Caller caller, Clock clock) {
        this.jdbi = jdbi;
        this.caller = caller;
        this.clock = clock;
    }

    /** In the order that they were asked in. */
    List<Question> about(UUID returnId) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "select " + SHOWN + " from return_question where return_id = :id order by number")
                .bind("id", returnId)
                .map((row, context) -> question(row))
                .list());
    }

    Question add(Return goods, String text) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                insert into return_question (return_id, number, language, question, asked_at, asked_by)
                select :id, (select count(*) + 1 from return_question where return_id = :id), language, :text, :now, :by
                from known_order where id = :order
                returning\s""" + SHOWN)
                .bind("id", goods.id())
                .bind("order", goods.orderId())
                .bind("text", text)
                .bind("now", now())
                .bind("by", caller.name())
                .map((row, context) -> question(row))
                .one());
    }

    /** Answers the one that is open. */
    Question answer(Return goods, String text) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                update return_question set answer = :text, answered_at = :now, answered_by = :by
                where return_id = :id and answer is null
                returning\s""" + SHOWN)
                .bind("id", goods.id())
                .bind("text", text)
                .bind("now", now())
                .bind("by", caller.name())
                .map((row, context) -> question(row))
                .one());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Question question(ResultSet row) throws SQLException {
        var answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new Question(
                row.getInt("number"),
                row.getString("language"),
                row.getString("question"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("answer"),
                answeredAt == null ? null : answeredAt.toInstant());
    }
}
