package org.entrepot.launcher.chaos;

import java.util.List;

/** Bugs that show while clients are at work: in the relay, in the stock, in the inbox. */
final class BugsAtWork {
    private BugsAtWork() {}

    static List<Bug> all() {
        return List.of(
                Bug.atWork(
                        "relay-skips-a-row",
                        "the relay passes over some facts",
                        List.of("I-13"),
                        Bug.ddl(
                                "alter publication outbox_pub drop table inventory.outbox",
                                "alter publication outbox_pub add table inventory.outbox where (type <> 'stock.consumed')"),
                        Bug.ddl(
                                "alter publication outbox_pub drop table inventory.outbox",
                                "alter publication outbox_pub add table inventory.outbox")),
                Bug.atWork(
                        "stock-predicate-dropped",
                        "nothing asks whether there is enough before stock is set aside",
                        List.of("I-03"),
                        Bug.ddl(
                                "alter table inventory.stock drop constraint never_oversold",
                                trigger("inventory.stock", "update", "new.reserved := old.reserved; return new;")),
                        Bug.ddl(
                                removed("inventory.stock"),
                                "alter table inventory.stock add constraint never_oversold check (reserved <= on_hand) not valid")),
                Bug.atWork(
                        "shipped-and-not-booked",
                        "what leaves is not written into the books",
                        List.of("I-04"),
                        Bug.ddl(trigger(
                                "inventory.movement",
                                "insert",
                                "if new.reason = 'SHIPPED' then return null; end if; return new;")),
                        Bug.ddl(removed("inventory.movement"))),
                Bug.atWork(
                        "nothing-is-released",
                        "a compensation does nothing: what a cancelled order held stays held",
                        List.of("I-05", "I-03"),
                        Bug.ddl(trigger(
                                "inventory.allocation",
                                "update",
                                "if new.open < old.open and exists (select from orders.orders o join inventory.reservation r"
                                        + " on r.order_id = o.id where r.id = new.reservation_id and o.state = 'CANCELLED')"
                                        + " then new.open := old.open; end if; return new;")),
                        Bug.ddl(removed("inventory.allocation"))),
                Bug.atWork(
                        "history-not-written",
                        "an order changes its state and nobody notes it",
                        List.of("I-06"),
                        Bug.ddl(trigger(
                                "orders.order_history",
                                "insert",
                                "if new.to_state = 'PROCESSING' then return null; end if; return new;")),
                        Bug.ddl(removed("orders.order_history"))),
                Bug.atWork(
                        "deaf-inbox",
                        "an inbox takes every fact for one that it heard before",
                        List.of("I-09", "I-06", Bug.REST),
                        Bug.ddl(trigger("shipping.inbox", "insert", "new.event_id := gen_random_uuid(); return new;")),
                        Bug.ddl(removed("shipping.inbox"))),
                Bug.atWork(
                        "dedup-broken",
                        "an inbox remembers nothing, and facts are told again",
                        List.of("I-03", "I-04", "I-05", "I-06", Bug.PARKED),
                        BugsAtWork::forgetAndTellAgain,
                        Bug.ddl(
                                "delete from inventory.inbox a using inventory.inbox b where a.ctid < b.ctid"
                                        + " and a.consumer = b.consumer and a.event_id = b.event_id",
                                "alter table inventory.inbox add primary key (consumer, event_id)")),
                Bug.atWork(
                        "poison-kept",
                        "somebody says what nobody can apply",
                        List.of(Bug.PARKED),
                        (scene, victim) -> new Poison(Poison.Flaw.BAD_JSON, "inventory.reservations.v1").untold(scene),
                        (scene, victim) -> {}));
    }

    private static void forgetAndTellAgain(Scene scene, String victim) {
        Bug.ddl(
                        "alter table inventory.inbox drop constraint inbox_pkey",
                        "delete from inventory.stream_position where topic in ('order.events.v1', 'shipping.events.v1')")
                .to(scene, victim);
        new SaidAgain(List.of("order.events.v1"), 0).strike(scene);
        new SaidAgain(List.of("shipping.events.v1"), 0).strike(scene);
    }

    private static String trigger(String table, String when, String body) {
        var name = "public.planted_" + table.replace('.', '_');
        return "create or replace function " + name
                + "() returns trigger language plpgsql security definer as $$ begin "
                + body + " end $$; create or replace trigger planted before " + when + " on " + table
                + " for each row execute function " + name + "()";
    }

    private static String removed(String table) {
        return "drop trigger if exists planted on " + table;
    }
}
