package org.entrepot.launcher.repair;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrepot.launcher.platform.Schemas;

/** What a finding speaks of, as the key under which facts about it are said: mostly the order. */
final class Subjects {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** The first that knows the id; {@code %s} is the id. */
    private static final String KEY = """
            select id::text, 1 as rank from orders.orders where id = '%1$s'
            union all select order_id::text, 2 from orders.payment where id = '%1$s'
            union all select order_id::text, 2 from orders.refund where id = '%1$s' or return_id = '%1$s'
            union all select order_id::text, 2 from orders.capture where id = '%1$s' or parcel_id = '%1$s'
            union all select order_id::text, 2 from shipping.shipment where id = '%1$s'
            union all select s.order_id::text, 2 from shipping.shipment s join shipping.parcel p on p.shipment_id = s.id
                      where p.id = '%1$s'
            union all select s.order_id::text, 2 from shipping.shipment s where s.manifest_id = '%1$s'
            union all select order_id::text, 2 from returns.goods_return where id = '%1$s'
            union all select order_id::text, 2 from customers.notification where id = '%1$s'
            """;

    /** In every schema. {@code %2$s} is the schema. */
    private static final String IN_EACH = """
            select key, 3 from %2$s.outbox where id = '%1$s'
            union all select key, 3 from %2$s.parked_event where id = '%1$s'
            union all select key, 4 from %2$s.outbox_sequence where key = '%1$s'
            """;

    private final Connection superuser;

    Subjects(Connection superuser) {
        this.superuser = superuser;
    }

    /** Empty when nobody says facts about it. */
    Optional<String> keyOf(String subject) throws SQLException {
        var query = subject.matches(ID)
                ? KEY.formatted(subject) + "union all " + inEach(IN_EACH, subject)
                : inEach(
                        "select key, 4 as rank from %2$s.outbox_sequence where key = '%1$s'",
                        subject.replace("'", "''"));
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(query + " order by rank limit 1")) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    private static String inEach(String template, String subject) {
        return Schemas.all().stream()
                .map(schema -> template.formatted(subject, schema))
                .collect(Collectors.joining(" union all "));
    }
}
