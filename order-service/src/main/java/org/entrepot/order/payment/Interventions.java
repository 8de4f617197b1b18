package org.entrepot.order.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What people did about money, as it is kept. */
@ApplicationScoped
public class Interventions {

    private final Jdbi jdbi;

    Interventions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** In the running transaction. */
    public void keep(Intervention it) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into intervention (id, order_id, about, deed, means, reference, why, actor, at)
                values (:id, :order, :about, :deed, :means, :reference, :why, :actor, :at)
                """)
                .bind("id", it.id())
                .bind("order", it.orderId())
                .bind("about", it.about())
                .bind("deed", it.deed().name())
                .bind("means", it.means() == null ? null : it.means().name())
                .bind("reference", it.reference())
                .bind("why", it.why())
                .bind("actor", it.actor())
                .bind("at", it.at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** About the money of this order, oldest first. */
    public List<Intervention> ofOrder(UUID order) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select id, order_id, about, deed, means, reference, why, actor, at from intervention
                where order_id = :order order by at, id
                """)
                .bind("order", order)
                .map(ConstructorMapper.of(Intervention.class))
                .list());
    }
}
