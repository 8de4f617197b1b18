package org.entrepot.order.shop;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.entrepot.stack.testing.TestInfra;

/** Lets time go by for one order, without waiting for it: everything about it happened so much earlier. */
public final class Past {

    private static final List<String> SHIFTS = List.of(
            "update orders.orders set placed_at = placed_at - ?::interval, pay_by = pay_by - ?::interval where id = ?",
            "update orders.order_history set at = at - ?::interval where order_id = ?",
            "update orders.payment set created_at = created_at - ?::interval where order_id = ?",
            "update orders.parcel set shipped_at = shipped_at - ?::interval, closed_at = closed_at - ?::interval where order_id = ?",
            "update orders.capture set requested_at = requested_at - ?::interval where order_id = ?",
            "update orders.refund set requested_at = requested_at - ?::interval where order_id = ?");

    private Past() {}

    /** @param time as PostgreSQL reads an interval: {@code 3 days} */
    public static void goesBy(String time, UUID order) {
        try (var connection = TestInfra.shared().superuser();
                var session = connection.createStatement()) {
            // History is append-only; here time itself is moved.
            session.execute("set session_replication_role = replica");
            for (var shift : SHIFTS) {
                try (var update = connection.prepareStatement(shift)) {
                    var parameters = update.getParameterMetaData().getParameterCount();
                    for (var i = 1; i < parameters; i++) update.setString(i, time);
                    update.setObject(parameters, order);
                    update.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
