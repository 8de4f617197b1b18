package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entrepot.launcher.bench.rows.Past;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shop that is given a past for a benchmark: what held for its orders holds for their copies, and is really looked at. */
class PastTest extends InASoundWorld {
    @BeforeEach
    void it_is_known_when_the_shop_was_opened() throws SQLException {
        world.change("create table if not exists orders.flyway_schema_history (installed_on timestamp not null)");
        world.change("insert into orders.flyway_schema_history values (now() - interval '1 minute')");
    }

    @AfterEach
    void the_next_shop_has_no_past() throws SQLException {
        world.change("drop table orders.flyway_schema_history");
        world.change("drop schema if exists bench_past cascade");
    }

    @Test
    void everything_holds_for_copies_of_orders_too() throws Exception {
        new Past(superuser, said -> {}).upTo(43, 1_000);

        assertThat(Past.stored(superuser)).isEqualTo(43);
        assertThat(audited().entries().stream().flatMap(entry -> entry.findings().stream()))
                .isEmpty();
    }

    @Test
    void a_copy_that_is_broken_is_found() throws Exception {
        new Past(superuser, said -> {}).upTo(43, 1_000);
        world.change("delete from orders.capture where order_id <> ?", world.delivered);
        world.change("delete from inventory.stream_position where key <> all (?)", (Object)
                new String[] {world.delivered.toString(), world.confirmed.toString(), world.cancelled.toString()});

        var report = audited();

        found("I-08", report).hasSizeGreaterThanOrEqualTo(20);
        found("I-07", report).hasSize(20);
    }

    @Test
    void more_of_the_past_can_be_added_later() throws Exception {
        new Past(superuser, said -> {}).upTo(23, 1_000);
        new Past(superuser, said -> {}).upTo(43, 1_000);

        assertThat(Past.stored(superuser)).isEqualTo(43);
        assertThat(audited().entries().stream().flatMap(entry -> entry.findings().stream()))
                .isEmpty();
    }

    @Test
    void what_is_past_its_keeping_has_no_copies() throws Exception {
        new Past(superuser, said -> {}).upTo(43, 43);

        assertThat(days("select min(placed_at) from orders.orders")).isGreaterThan(60);
        assertThat(days("select min(heard_at) from orders.inbox")).isBetween(20L, 31L);
        assertThat(audited().entries().stream().flatMap(entry -> entry.findings().stream()))
                .isEmpty();
    }

    private long days(String oldest) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery("select extract(day from now() - (" + oldest + "))::bigint")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private AuditReport audited() throws SQLException {
        var outside = Outside.of(Optional.of(world.ledger()), List.of(world.remembered()))
                .withLedgerSince(Instant.now().minus(Duration.ofDays(1)));
        return Audit.of(infra.bootstrapServers(), superuser, outside);
    }
}
