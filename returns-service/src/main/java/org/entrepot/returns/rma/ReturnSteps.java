package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The moves of returns; written once, never changed. */
@ApplicationScoped
class ReturnSteps {

    private final Jdbi jdbi;

    ReturnSteps(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Schema(name = "ReturnStep")
    record View(int step, @Nullable String fromState, String toState, Instant at, String actor) {}

    /** Who moved it into one of these states. */
    Set<String> actorsOf(UUID returnId, ReturnState... states) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "select distinct actor from return_step where return_id = :id and to_state = any(:states)")
                .bind("id", returnId)
                .bind("states", Arrays.stream(states).map(ReturnState::name).toArray(String[]::new))
                .mapTo(String.class)
                .set());
    }

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
