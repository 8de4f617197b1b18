package org.entrepot.order.process;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.kit.sql.GroupCommit;
import org.entrepot.order.order.OrderState;
import org.jdbi.v3.core.Jdbi;

/** What a customer pays with: read when the operator is asked, erased once it has an answer, told to nobody else. */
@ApplicationScoped
class MeansOfPayment {

    private static final int AT_ONCE = 64;

    private final Jdbi jdbi;
    private final GroupCommit<UUID, Optional<String>> together;

    MeansOfPayment(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.together = new GroupCommit<>(jdbi, AT_ONCE, this::ofAll);
    }

    /** The token, for as long as the order still waits to be paid. Who asks at the same time is answered together. */
    Optional<String> of(UUID order) {
        return together.call(order);
    }

    private List<Optional<String>> ofAll(List<UUID> orders) {
        var tokens = new HashMap<UUID, String>();
        jdbi.useHandle(sql -> sql.createQuery("""
                select id, payment_token from orders
                where id = any(:orders::uuid[]) and coalesce(held_from, state) = :pending and payment_token is not null
                """)
                .bind("orders", texts(orders, UUID::toString))
                .bind("pending", OrderState.PENDING.name())
                .map((row, context) -> tokens.put(row.getObject("id", UUID.class), row.getString("payment_token")))
                .list());
        return orders.stream()
                .map(order -> Optional.ofNullable(tokens.get(order)))
                .toList();
    }
}
