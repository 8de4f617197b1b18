package org.entrepot.order.shop;

import java.sql.SQLException;
import java.util.UUID;
import org.entrepot.stack.testing.TestInfra;

/** Lets the time to pay an order be over, without waiting for it. */
public final class Overdue {

    private Overdue() {}

    public static void make(UUID order) {
        try (var connection = TestInfra.shared().superuser();
                var update = connection.prepareStatement(
                        "update orders.orders set pay_by = now() - interval '1 second' where id = ?")) {
            update.setObject(1, order);
            if (update.executeUpdate() != 1) throw new AssertionError("there is no order " + order);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
