package org.entrepot.order.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.order.order.OrderState;
import org.jdbi.v3.core.Jdbi;

/** What a customer pays with: read when the operator is asked, erased once it has an answer, told to nobody else. */
@ApplicationScoped
class MeansOfPayment {

    private final Jdbi jdbi;

    MeansOfPayment(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The token, for as long as the order still waits to be paid. */
    Optional<String> of(UUID order) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select payment_token from orders
                where id = :order and coalesce(held_from, state) = :pending and payment_token is not null
                """)
                .bind("order", order)
                .bind("pending", OrderState.PENDING.name())
                .mapTo(String.class)
                .findOne());
    }
}
