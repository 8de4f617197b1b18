package org.entrepot.inventory.location;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The places where stock lies. */
@ApplicationScoped
public class Locations {

    private final Jdbi jdbi;

    Locations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @throws UnknownLocation when one of them is none */
    public void require(Collection<String> codes) {
        var unknown = jdbi.withHandle(sql -> sql.createQuery("""
                select code from unnest(:codes::text[]) code where code not in (select code from location) order by code
                """)
                .bind("codes", codes.toArray(String[]::new))
                .mapTo(String.class)
                .list());
        if (!unknown.isEmpty()) throw new UnknownLocation(unknown);
    }

    List<Location> all() {
        return jdbi.withHandle(sql -> sql.createQuery("select code, name, kind, version from location order by code")
                .map(ConstructorMapper.of(Location.class))
                .list());
    }

    Optional<Location> lockedByCode(String code) {
        return jdbi.withHandle(
                sql -> sql.createQuery("select code, name, kind, version from location where code = :code for update")
                        .bind("code", code)
                        .map(ConstructorMapper.of(Location.class))
                        .findOne());
    }

    /** Gives false when there is one of this code already. */
    boolean add(String code, String name, LocationKind kind) {
        return jdbi.withHandle(sql -> sql.createUpdate(
                                "insert into location (code, name, kind) values (:code, :name, :kind) on conflict do nothing")
                        .bind("code", code)
                        .bind("name", name)
                        .bind("kind", kind.name())
                        .execute())
                == 1;
    }

    void rename(String code, String name) {
        jdbi.useHandle(
                sql -> sql.createUpdate("update location set name = :name, version = version + 1 where code = :code")
                        .bind("code", code)
                        .bind("name", name)
                        .execute());
    }
}
