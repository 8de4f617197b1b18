package org.entrepot.customer.customer;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Everybody who ever ordered or signed up. */
@ApplicationScoped
class Customers {

    private final Jdbi jdbi;
    private final Clock clock;

    Customers(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Keeps new ones; gives the ids of those that are new, which an account that has its record already is not. */
    Set<UUID> addAll(List<Customer> customers) {
        return new HashSet<>(jdbi.withHandle(sql -> sql.createQuery("""
                insert into customer (id, owner, email, name, language, guest, created_at, changed_at)
                select id, owner, email, name, language, guest, :now, :now
                from unnest(:ids::uuid[], :owners::text[], :emails::text[], :names::text[], :languages::text[],
                            :guests::boolean[]) as t(id, owner, email, name, language, guest)
                on conflict (owner) where owner not like 'client:%' do nothing
                returning id
                """)
                .bind("ids", texts(customers, customer -> customer.id().toString()))
                .bind("owners", texts(customers, Customer::owner))
                .bind("emails", texts(customers, Customer::email))
                .bind("names", texts(customers, Customer::name))
                .bind("languages", texts(customers, Customer::language))
                .bind("guests", texts(customers, customer -> Boolean.toString(customer.guest())))
                .bind("now", now())
                .mapTo(UUID.class)
                .list()));
    }

    /** The one with this id; with an owner, only if it is theirs. */
    Optional<Customer> find(UUID id, @Nullable Owner owner) {
        return find(id, owner, "");
    }

    /** As {@link #find}, held against changes until the transaction ends. */
    Optional<Customer> hold(UUID id, @Nullable Owner owner) {
        return find(id, owner, " for no key update");
    }

    private Optional<Customer> find(UUID id, @Nullable Owner owner, String lock) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select id, owner, email, name, language, guest, version from customer
                where id = :id and (:owner::text is null or owner = :owner)
                """ + lock)
                .bind("id", id)
                .bind("owner", owner == null ? null : owner.name())
                .map((row, context) -> customer(row))
                .findOne());
    }

    /** Those with this e-mail address, whatever its case, oldest first. */
    List<Customer> withEmail(String email, @Nullable UUID after, int limit) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select id, owner, email, name, language, guest, version from customer
                where lower(email) = lower(:email) and (:after::uuid is null or id > :after)
                order by id limit :limit
                """)
                .bind("email", email)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> customer(row))
                .list());
    }

    void keep(Customer customer) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                update customer set email = :email, name = :name, language = :language, version = :version,
                                    changed_at = :now
                where id = :id
                """)
                .bind("id", customer.id())
                .bind("email", customer.email())
                .bind("name", customer.name())
                .bind("language", customer.language())
                .bind("version", customer.version())
                .bind("now", now())
                .execute());
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                row.getString("email"),
                row.getString("name"),
                row.getString("language"),
                row.getBoolean("guest"),
                row.getLong("version"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
