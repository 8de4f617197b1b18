package org.entrepot.customer.address;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.Ids;
import org.jdbi.v3.core.Jdbi;

/** The places that customers have things delivered to. */
@ApplicationScoped
public class Addresses {

    private final Jdbi jdbi;
    private final Clock clock;

    Addresses(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Keeps a new one. */
    public Address add(UUID customer, NewAddress given) {
        var address = new Address(
                Ids.next(),
                customer,
                given.recipient().strip(),
                given.lines().stream().map(String::strip).toList(),
                given.postcode().strip(),
                given.city().strip(),
                given.region() == null ? null : given.region().strip(),
                given.country());
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into address (id, customer_id, recipient, lines, postcode, city, region, country, created_at)
                values (:id, :customer, :recipient, :lines, :postcode, :city, :region, :country, :now)
                """)
                .bind("id", address.id())
                .bind("customer", customer)
                .bind("recipient", address.recipient())
                .bind("lines", address.lines().toArray(String[]::new))
                .bind("postcode", address.postcode())
                .bind("city", address.city())
                .bind("region", address.region())
                .bind("country", address.country())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
        return address;
    }

    /** Those of one customer, oldest first. */
    public List<Address> of(UUID customer) {
        return jdbi.withHandle(sql -> sql.createQuery("select * from address where customer_id = :customer order by id")
                .bind("customer", customer)
                .map((row, context) -> address(row))
                .list());
    }

    /** Those of several customers, oldest first. */
    public List<Address> ofAll(Collection<UUID> customers) {
        return jdbi.withHandle(
                sql -> sql.createQuery("select * from address where customer_id = any(:customers) order by id")
                        .bind("customers", customers.toArray(UUID[]::new))
                        .map((row, context) -> address(row))
                        .list());
    }

    /** Those of these that there are. */
    List<Address> withIds(Collection<UUID> ids) {
        return jdbi.withHandle(sql -> sql.createQuery("select * from address where id = any(:ids) order by id")
                .bind("ids", ids.toArray(UUID[]::new))
                .map((row, context) -> address(row))
                .list());
    }

    private static Address address(ResultSet row) throws SQLException {
        return new Address(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("recipient"),
                List.of((String[]) row.getArray("lines").getArray()),
                row.getString("postcode"),
                row.getString("city"),
                row.getString("region"),
                row.getString("country"));
    }
}
