package org.entrepot.returns.rma;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.returns.ReturnExpired;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.returns.carrier.GiveLabelsBack;
import org.entrepot.returns.carrier.ReturnLabel;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Goods that did not come although they had time to be sent and carried: the approval ends. */
@ApplicationScoped
class ExpireReturns {

    private static final Logger LOG = Logger.getLogger(ExpireReturns.class);
    private static final int AT_ONCE = 500;

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final GiveLabelsBack giveBack;
    private final Deadlines deadlines;
    private final Clock clock;

    ExpireReturns(Jdbi jdbi, Outbox outbox, GiveLabelsBack giveBack, Deadlines deadlines, Clock clock) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.giveBack = giveBack;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    record Overdue(UUID id, UUID orderId, UUID customerId, ReturnLabel label) {}

    @Scheduled(
            every = "${entrepot.returns.sweep-every}",
            identity = "expire-returns",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var expired = overdueAt(clock.instant());
        if (expired > 0) LOG.infof("%d returns expired", expired);
    }

    /** Ends those that are not on their way any more at the given time, as a set; says how many. */
    @Transactional
    int overdueAt(Instant now) {
        var overdue = end(now);
        for (var goods : overdue) {
            outbox.say(new ReturnExpired(goods.orderId(), goods.id(), goods.customerId()));
            giveBack.later(goods.id(), goods.orderId(), goods.label());
        }
        return overdue.size();
    }

    private List<Overdue> end(Instant now) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                with overdue as (
                    select id from goods_return where state = 'APPROVED' and send_by < :late
                    order by send_by limit :most for update skip locked
                ), ended as (
                    update goods_return r set state = 'EXPIRED' from overdue where r.id = overdue.id
                    returning r.id, r.order_id, r.customer_id, r.carrier, r.tracking_number
                ), noted as (
                    insert into return_step (return_id, step, from_state, to_state, at, actor)
                    select id, (select max(step) + 1 from return_step s where s.return_id = ended.id),
                           'APPROVED', 'EXPIRED', :now, 'timer'
                    from ended
                )
                select * from ended order by id
                """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("late", deadlines.givenUpAt(now).atOffset(ZoneOffset.UTC))
                .bind("most", AT_ONCE)
                .map((row, context) -> new Overdue(
                        row.getObject("id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getObject("customer_id", UUID.class),
                        new ReturnLabel(row.getString("carrier"), row.getString("tracking_number"))))
                .list());
    }
}
