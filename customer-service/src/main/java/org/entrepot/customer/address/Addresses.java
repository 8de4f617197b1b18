package org.entrepot.customer.address;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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

    /** Keeps new ones. */
    public void addAll(List<Address> addresses) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into address (id, customer_id, recipient, lines, postcode, city, region, country, created_at)
                select id, customer_id, recipient, trim_array(string_to_array(lines, chr(10)), 1), postcode, city, region,
                       country, :now
                from unnest(:ids::uuid[], :customers::uuid[], :recipients::text[], :lines::text[], :postcodes::text[],
                            :cities::text[], :regions::text[], :countries::text[])
                     as t(id, customer_id, recipient, lines, postcode, city, region, country)
                """)
                .bind("ids", texts(addresses, address -> address.id().toString()))
                .bind(
                        "customers",
                        texts(addresses, address -> address.customerId().toString()))
                .bind("recipients", texts(addresses, Address::recipient))
                // A line holds no line break, see OneLine, so that one can end it.
                .bind("lines", texts(addresses, address -> String.join("\n", address.lines()) + "\n"))
                .bind("postcodes", texts(addresses, Address::postcode))
                .bind("cities", texts(addresses, Address::city))
                .bind("regions", texts(addresses, Address::region))
                .bind("countries", texts(addresses, Address::country))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
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
