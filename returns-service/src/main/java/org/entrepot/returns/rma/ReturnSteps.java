package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The moves of returns; written once, never changed. */
@ApplicationScoped
class ReturnSteps {

    private final Jdbi jdbi;

    ReturnSteps(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    record View(int step, @Nullable String fromState, String toState, Instant at, String actor) {}

    List<View> of(UUID returnId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select step, from_state, to_state, at, actor from return_step where return_id = :id order by step
                """)
                .bind("id", returnId)
                .map((row, context) -> new View(
                        row.getInt("step"),
                        row.getString("from_state"),
                        row.getString("to_state"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor")))
                .list());
    }
}
