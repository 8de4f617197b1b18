package org.entrepot.returns.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entrepot.stack.testing.TestInfra;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was known of orders when each line was a row (before V3) is known of them as documents. */
class OlderOrdersTest {

    private static final String ORDER = "0199a3c0-0001-7000-8000-00000000000";

    private Connection sql;

    @BeforeEach
    void tablesAsTheyWere() throws SQLException, IOException {
        sql = TestInfra.shared().superuser();
        run("create schema returns_before");
        run("set search_path to returns_before");
        run(script("V1__orders_as_known_here_and_returns.sql"));
        run(script("V2__questions_to_customers.sql"));
        for (var order : List.of("1", "2", "3"))
            run(
                    "insert into known_order (id, number, customer_id, channel, country, currency, shipped_grams) values ('%s%s', 'E%s',"
                                    .formatted(ORDER, order, order)
                            + " gen_random_uuid(), 'web-shop', 'GB', 'GBP', 1980)");
        line(1, 1, 2, 2, 2);
        line(1, 2, 6, 4, 0);
        line(2, 1, 3, 3, 3);
        line(3, 1, 1, 0, 0);
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        run("drop schema returns_before cascade");
        sql.close();
    }

    @Test
    void lines_are_the_same_and_what_was_shipped_and_arrived_of_them() throws SQLException, IOException {
        var query = "select right(order_id::text, 1), line, sku, quantity, unit_price_minor, shipped, delivered,"
                + " delivered_at is not null from known_order_line order by order_id, line";
        var before = rows(query);

        run(script("V3__orders_and_parcels_as_documents.sql"));

        assertThat(rows(query)).isEqualTo(before).hasSize(4);
    }

    @Test
    void the_weight_of_an_order_is_counted_once() throws SQLException, IOException {
        run(script("V3__orders_and_parcels_as_documents.sql"));

        assertThat(rows("select right(order_id::text, 1), sum(weight_grams) from known_parcel group by 1 order by 1"))
                .containsExactly("1 1980", "2 1980");
    }

    @Test
    void what_was_under_way_lies_in_a_parcel_with_its_orders_id_where_its_arrival_finds_it()
            throws SQLException, IOException {
        run(script("V3__orders_and_parcels_as_documents.sql"));

        assertThat(rows("select right(order_id::text, 1), lines from known_parcel where id = order_id"))
                .containsExactly("1 [{\"line\": 2, \"quantity\": 4}]");
    }

    private void line(int order, int line, int quantity, int shipped, int delivered) throws SQLException {
        run("insert into known_order_line values ('%s%d', %d, 'SKU-%d', %d, 425, %d, %d, %s)"
                .formatted(ORDER, order, line, line, quantity, shipped, delivered, delivered > 0 ? "now()" : "null"));
    }

    private void run(String statements) throws SQLException {
        try (var statement = sql.createStatement()) {
            statement.execute(statements);
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                var columns = new ArrayList<String>();
                for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) columns.add(rows.getString(i));
                found.add(String.join(" ", columns));
            }
            return found;
        }
    }

    /** The relay has nothing to do with these tables. */
    private static String script(String name) throws IOException {
        try (var script = OlderOrdersTest.class.getResourceAsStream("/db/migration/" + name)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("select platform.publish_outbox.*;", "");
        }
    }
}
