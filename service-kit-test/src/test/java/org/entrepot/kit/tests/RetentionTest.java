package org.entrepot.kit.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.inventory.ReservationEvent;
import org.entrepot.events.inventory.StockCommitted;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.kit.Ids;
import org.entrepot.kit.retention.Kept;
import org.entrepot.kit.retention.Retention;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class RetentionTest {

    private static final String CONSUMER = "order-service.reservation-events";

    @Inject
    Retention retention;

    @Inject
    Jdbi jdbi;

    @Inject
    MeterRegistry meters;

    private final UUID order = Ids.next();
    private Counter forgotten;

    @BeforeEach
    void what_was_counted() {
        forgotten = meters.counter("rows.forgotten", "table", "idempotency_key");
    }

    @Test
    void what_was_heard_long_ago_goes_and_has_no_effect_when_it_is_told_again() {
        var told = Tell.that(reserved()).send().untilHeardBy(CONSUMER);
        heardDaysAgo(31, told.id());

        retention.sweep();

        assertThat(inbox(told.id())).isZero();
        told.send();
        Tell.that(committed()).send().untilHeardBy(CONSUMER);
        assertThat(Said.about(order)).hasSize(2);
    }

    @Test
    void what_was_heard_lately_stays() {
        var told = Tell.that(reserved()).send().untilHeardBy(CONSUMER);
        heardDaysAgo(29, told.id());

        retention.sweep();

        assertThat(inbox(told.id())).isOne();
    }

    @Test
    void a_fact_that_is_parked_stays_known_for_as_long_as_it_is() {
        var told = Tell.that(reserved()).json("{").send();
        Probe.until("it is parked", () -> parked(told.id()), found -> found == 1);
        heardDaysAgo(31, told.id());

        retention.sweep();

        assertThat(inbox(told.id())).isOne();
    }

    @Test
    void errands_go_when_they_are_done_and_old_and_stay_while_somebody_has_to_look() {
        var old = errand("DONE", 31);
        var late = errand("DONE", 29);
        var givenUp = errand("GIVEN_UP", 31);

        retention.sweep();

        assertThat(errands(old, late, givenUp)).containsExactlyInAnyOrder(late, givenUp);
    }

    @Test
    void answers_are_kept_for_a_week() {
        var old = answer(8);
        var late = answer(6);

        retention.sweep();

        assertThat(answers(old, late)).containsExactly(late);
    }

    @Test
    void more_rows_than_one_transaction_takes_go_all_the_same() {
        var client = "client-" + order;
        answers(client, 12_000);
        var counted = forgotten.count();

        retention.sweep();

        assertThat(Database.number("select count(*) from orders.idempotency_key where client = ?", client))
                .isZero();
        assertThat(forgotten.count() - counted).isGreaterThanOrEqualTo(12_000);
    }

    @Test
    void what_is_young_stays_wherever_it_lies_among_the_old() {
        var client = "client-" + order;
        answers(client, 4_000);
        var young = answer(6);
        answers(client, 4_000);

        retention.sweep();

        assertThat(answers(young)).containsExactly(young);
        assertThat(Database.number("select count(*) from orders.idempotency_key where client = ?", client))
                .isZero();
    }

    @Test
    void a_batch_reads_its_own_pages_and_not_again_those_before_it() {
        answers("client-" + order, 40_000);
        var first = 300;
        jdbi.useHandle(sql -> sql.execute("analyze idempotency_key"));

        // Nothing is so old, so nothing is deleted: what is read is what it takes to look.
        var plan = jdbi.withHandle(sql -> sql.createQuery("explain (analyze, buffers, timing off, format json) "
                        + Kept.IDEMPOTENCY_KEY.batch(first, first + 64))
                .bind("before", OffsetDateTime.parse("2000-01-01T00:00Z"))
                .mapTo(String.class)
                .one());

        var read = JsonPath.from(plan).getMap("[0].Plan");
        assertThat((int) read.get("Shared Hit Blocks") + (int) read.get("Shared Read Blocks"))
                .as(plan)
                .isBetween(1, 64);
    }

    @Test
    void how_long_ago_the_last_sweep_was_is_shown() {
        retention.sweep();

        assertThat(meters.get("retention.age").gauge().value()).isBetween(0.0, 600.0);
    }

    private StockReserved reserved() {
        return new StockReserved(order, order, lines(), Instant.now());
    }

    private StockCommitted committed() {
        return new StockCommitted(order, order, lines());
    }

    private static List<ReservationEvent.Line> lines() {
        return List.of(new ReservationEvent.Line(1, "KETTLE", 2, "MAIN"));
    }

    private void heardDaysAgo(int days, UUID id) {
        jdbi.useHandle(sql -> sql.execute(
                "update inbox set heard_at = now() - make_interval(days => ?) where event_id = ?", days, id));
    }

    private UUID errand(String state, int daysAgo) {
        var id = Ids.next();
        jdbi.useHandle(sql -> sql.execute(
                "insert into errand (id, kind, subject, payload, due_at, state, correlation_id, traceparent, created_at, done_at)"
                        + " select ?, 'nobody''s', ?, '{}', t.at, ?, '', '', t.at, t.at"
                        + " from (select now() - make_interval(days => ?) as at) t",
                id,
                id.toString(),
                state,
                daysAgo));
        return id;
    }

    private String answer(int daysAgo) {
        var key = Ids.next().toString();
        jdbi.useHandle(sql -> sql.execute(
                "insert into idempotency_key (client, key, fingerprint, status, created_at)"
                        + " values ('client', ?, 'x', 200, now() - make_interval(days => ?))",
                key,
                daysAgo));
        return key;
    }

    private static long inbox(UUID id) {
        return Database.number("select count(*) from orders.inbox where event_id = ?", id);
    }

    private static long parked(UUID id) {
        return Database.number("select count(*) from orders.parked_event where event_id = ? and state = 'PARKED'", id);
    }

    /** So many of this client, all past their keeping. */
    private void answers(String client, int count) {
        jdbi.useHandle(sql -> sql.execute(
                "insert into idempotency_key (client, key, fingerprint, status, created_at)"
                        + " select ?, gen_random_uuid()::text, 'x', 200, now() - interval '8 days'"
                        + " from generate_series(1, ?) n",
                client,
                count));
    }

    private static List<UUID> errands(UUID... ids) {
        return Database.query(
                "select id from orders.errand where id = any(?)", row -> row.getObject(1, UUID.class), (Object) ids);
    }

    private static List<String> answers(String... keys) {
        return Database.query(
                "select key from orders.idempotency_key where key = any(?)", row -> row.getString(1), (Object) keys);
    }
}
