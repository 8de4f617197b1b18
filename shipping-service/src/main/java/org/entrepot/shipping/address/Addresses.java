package org.entrepot.shipping.address;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrepot.kit.Wire;
import org.entrepot.kit.errand.Errands;
import org.jdbi.v3.core.Jdbi;

/** Our copies of addresses. */
@ApplicationScoped
public class Addresses {

    private final Jdbi jdbi;
    private final Clock clock;
    private final Errands errands;

    Addresses(Jdbi jdbi, Clock clock, Errands errands) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.errands = errands;
    }

    /** Has the address fetched soon after the running transaction commits, unless it was asked for before. */
    public void want(UUID addressId, UUID orderId) {
        errands.send(
                FetchAddresses.KIND, addressId.toString(), orderId.toString(), new FetchAddresses.Wanted(addressId));
    }

    /** Those of these that are here already. They count as fetched now, so that none is forgotten that an order wants. */
    Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(jdbi.withHandle(
                sql -> sql.createQuery("update address set fetched_at = :now where id = any(:ids::uuid[]) returning id")
                        .bind("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .mapTo(UUID.class)
                        .list()));
    }

    /**
     * Deletes addresses that were fetched, and whose shipments all ended, before this; none of whose labels are still being
     * given back, for which their carrier may have to be asked again.
     *
     * @return how many, at most the given number
     */
    int forget(OffsetDateTime before, int most) {
        return jdbi.withHandle(sql ->
                sql.createUpdate("""
                delete from address where id = any(array(
                    select a.id from address a
                    where a.fetched_at < :before
                      and not exists (select from shipment s
                                      where s.address_id = a.id
                                        and (s.state not in ('DELIVERED', 'CANCELLED') or s.changed_at >= :before))
                      and not exists (select from shipment s join parcel p on p.shipment_id = s.id
                                           join label l on l.parcel_id = p.id and l.state = 'VOIDING'
                                      where s.address_id = a.id)
                    order by a.id limit :most for update skip locked))
                """).bind("before", before).bind("most", most).execute());
    }

    /** Those of these that are here already, by id. */
    public Map<UUID, Address> byId(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return jdbi.withHandle(sql -> sql.createQuery("""
                select id, recipient, lines, postcode, city, region, country from address where id = any(:ids::uuid[])
                """)
                .bind("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .map((row, context) -> of(row, ""))
                .collect(Collectors.toMap(Address::id, Function.identity())));
    }

    void keep(List<Address> addresses) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into address (id, recipient, lines, postcode, city, region, country, fetched_at)
                select id, recipient, array(select jsonb_array_elements_text(lines)), postcode, city, region, country, :now
                from unnest(:ids::uuid[], :recipients::text[], :lines::jsonb[], :postcodes::text[], :cities::text[],
                            :regions::text[], :countries::text[])
                     as a (id, recipient, lines, postcode, city, region, country)
                on conflict (id) do nothing
                """)
                .bind("ids", texts(addresses, address -> address.id().toString()))
                .bind("recipients", texts(addresses, Address::recipient))
                .bind("lines", texts(addresses, address -> Wire.write(address.lines())))
                .bind("postcodes", texts(addresses, Address::postcode))
                .bind("cities", texts(addresses, Address::city))
                .bind("regions", texts(addresses, Address::region))
                .bind("countries", texts(addresses, Address::country))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** Reads an address out of a row that has it, each column with this prefix. */
    public static Address of(ResultSet row, String prefix) throws SQLException {
        return new Address(
                row.getObject(prefix + "id", UUID.class),
                row.getString(prefix + "recipient"),
                List.of((String[]) row.getArray(prefix + "lines").getArray()),
                row.getString(prefix + "postcode"),
                row.getString(prefix + "city"),
                row.getString(prefix + "region"),
                row.getString(prefix + "country"));
    }
}
