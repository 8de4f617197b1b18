package org.entrepot.launcher.audit;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The services' books in a sound world: stock, orders, reservations, money, shipments and what came back. */
final class SoundBooks {
    private final SoundWorld world;

    private SoundBooks(SoundWorld world) {
        this.world = world;
    }

    static void in(SoundWorld world) throws SQLException {
        var books = new SoundBooks(world);
        books.stock();
        books.orders();
        books.money();
        books.shipments();
        books.comeBack();
    }

    private void orders() throws SQLException {
        order(world.delivered, "E1", "COMPLETED", 3, "RESERVED");
        order(world.confirmed, "E2", "CONFIRMED", 2, "RESERVED");
        order(world.cancelled, "E3", "CANCELLED", 1, "RESERVED");
        reserve(world.delivered, "CONSUMED", 3, 0);
        reserve(world.confirmed, "COMMITTED", 2, 2);
        reserve(world.cancelled, "RELEASED", 1, 0);
    }

    private void stock() throws SQLException {
        world.change("insert into inventory.location (code, name, kind) values ('MAIN', 'Main', 'WAREHOUSE')");
        world.change("insert into inventory.stock values ('CUP', 'MAIN', 8, 2, 0)");
        move("SELLABLE", 10, "RECEIVED", null);
        move("SELLABLE", -3, "SHIPPED", world.parcel);
        move("QUARANTINE", 1, "RETURNED", null);
        move("QUARANTINE", -1, "RESTOCK", null);
        move("SELLABLE", 1, "RESTOCK", null);
    }

    private void move(String bucket, int delta, String reason, UUID ofParcel) throws SQLException {
        world.change(
                "insert into inventory.movement (id, sku, location, bucket, delta, reason, order_id, line, parcel_id, moved_at)"
                        + " values (gen_random_uuid(), 'CUP', 'MAIN', ?, ?, ?, ?, 1, ?, now())",
                bucket,
                delta,
                reason,
                ofParcel == null ? null : world.delivered,
                ofParcel);
    }

    private void order(UUID id, String number, String state, int quantity, String stock) throws SQLException {
        world.change("""
                insert into orders.orders (id, number, owner, customer_id, address_id, guest, language, country, channel, units,
                    currency, total_minor, tax_minor, placed_at, pay_by, correlation_id, traceparent, state, stock, version)
                values (?, ?, 'client:storefront', gen_random_uuid(), gen_random_uuid(), true, 'en', 'GB', 'storefront', ?,
                    'GBP', ?, 0, now(), now() + interval '15 minutes', 'x', 'x', ?, ?, 3)
                """, id, number, quantity, quantity * 500L, state, stock);
        world.change(
                "insert into orders.order_line values (?, 1, 'CUP', gen_random_uuid(), ?, 500, 0, ?)",
                id,
                quantity,
                quantity * 500L);
        world.change(
                "insert into orders.idempotency_key (client, key, fingerprint, status, location) values ('storefront/x', ?, 'x', 201, ?)",
                "key-" + number,
                "/orders/" + id);
        var states = state.equals("COMPLETED")
                ? List.of("PENDING", "CONFIRMED", "PROCESSING", "COMPLETED")
                : List.of("PENDING", state);
        step(id, 1, "PENDING", "PENDING");
        for (int i = 1; i < states.size(); i++) step(id, i + 1, states.get(i - 1), states.get(i));
    }

    private void step(UUID id, int version, String from, String to) throws SQLException {
        world.change(
                "insert into orders.order_history (order_id, version, what, from_state, to_state, at) values (?, ?, 'x', ?, ?, now())",
                id,
                version,
                from,
                to);
    }

    private void reserve(UUID order, String state, int quantity, int open) throws SQLException {
        world.change(
                "insert into inventory.reservation (id, order_id, state, held_until) values (?, ?, ?, now())",
                order,
                order,
                state);
        world.change("insert into inventory.allocation values (?, 1, 'CUP', 'MAIN', ?, ?)", order, quantity, open);
    }

    private void money() throws SQLException {
        pay(world.delivered, "CAPTURED", 1_500, 1_500, 500, 0);
        pay(world.confirmed, "AUTHORIZED", 1_000, 0, 0, 0);
        pay(world.cancelled, "VOIDED", 500, 0, 0, 500);
        world.change(
                "insert into orders.capture (id, payment_id, order_id, parcel_id, amount_minor, state, requested_at)"
                        + " values (gen_random_uuid(), ?, ?, ?, 1500, 'CAPTURED', now())",
                world.delivered,
                world.delivered,
                world.parcel);
        world.change(
                "insert into orders.refund (id, payment_id, order_id, return_id, amount_minor, state, requested_at)"
                        + " values (gen_random_uuid(), ?, ?, ?, 500, 'SETTLED', now())",
                world.delivered,
                world.delivered,
                world.goodsReturn);
    }

    private void pay(UUID order, String state, long amount, long captured, long refunded, long voided)
            throws SQLException {
        world.change(
                "insert into orders.payment (id, order_id, state, currency, amount_minor, authorised_minor, capture_asked_minor,"
                        + " captured_minor, voided_minor, refund_asked_minor, refunded_minor, created_at)"
                        + " values (?, ?, ?, 'GBP', ?, ?, ?, ?, ?, ?, ?, now())",
                order,
                order,
                state,
                amount,
                amount,
                captured,
                captured,
                voided,
                refunded,
                refunded);
    }

    private void shipments() throws SQLException {
        var manifest = UUID.randomUUID();
        world.change(
                "insert into shipping.manifest values (?, 'northpost', 'MAIN', 'HANDED_OVER', now(), 'x', now())",
                manifest);
        ship(world.delivered, "DELIVERED", 3, manifest);
        ship(world.confirmed, "RELEASED", 2, null);
        ship(world.cancelled, "CANCELLED", 1, null);
        world.change(
                "insert into shipping.parcel values (?, ?, '[{\"line\":1,\"sku\":\"CUP\",\"quantity\":3}]', 500, 'DELIVERED', now(), now())",
                world.parcel,
                world.delivered);
    }

    private void ship(UUID order, String state, int quantity, UUID manifest) throws SQLException {
        var gone = manifest != null;
        world.change(
                "insert into shipping.shipment (id, order_id, location, address_id, country, lines, state, carrier, service, manifest_id,"
                        + " created_at, changed_at, changed_by) values (?, ?, 'MAIN', gen_random_uuid(), 'GB', ?::jsonb, ?, ?, ?, ?, now(), now(), 'x')",
                order,
                order,
                "[{\"line\":1,\"sku\":\"CUP\",\"quantity\":" + quantity + "}]",
                state,
                gone ? "northpost" : null,
                gone ? "STANDARD" : null,
                manifest);
    }

    private void comeBack() throws SQLException {
        world.change(
                "insert into returns.goods_return (id, order_id, customer_id, state, resolution, refund_minor, currency, requested_at)"
                        + " values (?, ?, gen_random_uuid(), 'CLOSED', 'REFUND', 500, 'GBP', now())",
                world.goodsReturn,
                world.delivered);
        world.change("insert into returns.return_line values (?, 1, 'CUP', 'OTHER', 1, 1, 0)", world.goodsReturn);
        world.change("insert into returns.return_unit values (?, 1, 'RESTOCK', 1)", world.goodsReturn);
    }
}
