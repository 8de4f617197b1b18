package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.kit.identity.Caller;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps a return as it stands, and every move that brought it there with who made it. */
@ApplicationScoped
class KeepReturn {

    private final Jdbi jdbi;
    private final Caller caller;
    private final Clock clock;

    KeepReturn(Jdbi jdbi, Caller caller, Clock clock) {
        this.jdbi = jdbi;
        this.caller = caller;
        this.clock = clock;
    }

    /** A new one. */
    void first(Return goods) {
        first(goods, caller.name());
    }

    /** A new one that no caller asked for. */
    void first(Return goods, String actor) {
        jdbi.useHandle(sql -> {
            sql.createUpdate("""
                    insert into goods_return (id, order_id, customer_id, state, requested_at)
                    values (:id, :orderId, :customerId, :state, :now)
                    """)
                    .bind("id", goods.id())
                    .bind("orderId", goods.orderId())
                    .bind("customerId", goods.customerId())
                    .bind("state", goods.state().name())
                    .bind("now", now())
                    .execute();
            var lines = sql.prepareBatch("""
                    insert into return_line (return_id, line, sku, reason, requested)
                    values (:id, :line, :sku, :reason, :requested)
                    """);
            for (var line : goods.lines()) {
                lines.bind("id", goods.id())
                        .bind("line", line.line())
                        .bind("sku", line.sku())
                        .bind("reason", line.reason().name())
                        .bind("requested", line.requested())
                        .add();
            }
            lines.execute();
            if (!goods.papers().equals(Papers.NONE)) state(sql, goods);
            steps(sql, goods, actor);
        });
    }

    /** One that took a step. */
    void step(Return goods) {
        step(goods, caller.name());
    }

    /** One that no caller moved. */
    void step(Return goods, String actor) {
        jdbi.useHandle(sql -> {
            state(sql, goods);
            steps(sql, goods, actor);
        });
    }

    /** One whose parcel was counted. */
    void counted(Return goods) {
        jdbi.useHandle(sql -> {
            state(sql, goods);
            var lines = sql.prepareBatch("""
                    update return_line set received = :received, refused = :refused where return_id = :id and line = :line
                    """);
            for (var line : goods.lines()) {
                lines.bind("id", goods.id())
                        .bind("line", line.line())
                        .bind("received", line.received())
                        .bind("refused", line.refused())
                        .add();
            }
            lines.execute();
            steps(sql, goods, caller.name());
        });
    }

    /** One whose units were looked at. */
    void inspected(Return goods) {
        jdbi.useHandle(sql -> {
            state(sql, goods);
            var units = sql.prepareBatch("""
                    insert into return_unit (return_id, line, disposition, quantity)
                    values (:id, :line, :disposition, :quantity)
                    """);
            for (ReturnInspected.Unit unit : goods.units()) {
                units.bind("id", goods.id())
                        .bind("line", unit.line())
                        .bind("disposition", unit.disposition().name())
                        .bind("quantity", unit.quantity())
                        .add();
            }
            units.execute();
            steps(sql, goods, caller.name());
        });
    }

    private static void state(Handle sql, Return goods) {
        var papers = goods.papers();
        var refund = papers.refund();
        var astray = papers.astray();
        sql.createUpdate("""
                update goods_return
                set state = :state, rma_number = :rma, carrier = :carrier, tracking_number = :tracking, send_by = :sendBy,
                    location = :location, reason_code = :reason, resolution = :resolution,
                    refund_minor = :refund, currency = :currency, parcel_id = :parcel, lost = :lost
                where id = :id
                """)
                .bind("id", goods.id())
                .bind("state", goods.state().name())
                .bind("rma", papers.rmaNumber())
                .bind("carrier", papers.carrier())
                .bind("tracking", papers.trackingNumber())
                .bind("sendBy", papers.sendBy() == null ? null : papers.sendBy().atOffset(ZoneOffset.UTC))
                .bind("location", papers.location())
                .bind("reason", papers.reasonCode())
                .bind(
                        "resolution",
                        papers.resolution() == null ? null : papers.resolution().name())
                .bind("refund", refund == null ? null : refund.minor())
                .bind("currency", refund == null ? null : refund.currency())
                .bind("parcel", astray == null ? null : astray.parcelId())
                .bind("lost", papers.lost())
                .execute();
    }

    private void steps(Handle sql, Return goods, String actor) {
        var steps = sql.prepareBatch("""
                insert into return_step (return_id, step, from_state, to_state, at, actor)
                select :id, coalesce(max(step), 0) + 1, :from, :to, :now, :actor from return_step where return_id = :id
                """);
        for (var step : goods.steps()) {
            steps.bind("id", goods.id())
                    .bind("from", step.from() == null ? null : step.from().name())
                    .bind("to", step.to().name())
                    .bind("now", now())
                    .bind("actor", actor)
                    .add();
        }
        steps.execute();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
