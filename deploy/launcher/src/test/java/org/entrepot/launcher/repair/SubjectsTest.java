package org.entrepot.launcher.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.entrepot.launcher.audit.InASoundWorld;
import org.junit.jupiter.api.Test;

/** Whatever a finding names leads to the key under which facts about it are said. */
class SubjectsTest extends InASoundWorld {
    @Test
    void a_parcel_a_return_a_refund_and_the_order_itself_lead_to_the_order() throws Exception {
        for (var subject :
                new UUID[] {world.delivered, world.parcel, world.goodsReturn, id("select id from orders.refund")})
            assertThat(key(subject.toString())).as(subject.toString()).isEqualTo(world.delivered.toString());
    }

    @Test
    void a_fact_leads_to_its_key_said_or_parked() throws Exception {
        var said = world.say(world.confirmed, "order.confirmed", 2, "{}");
        world.park(world.cancelled, "GAP");

        assertThat(key(said.toString())).isEqualTo(world.confirmed.toString());
        assertThat(key(id("select id from inventory.parked_event").toString())).isEqualTo(world.cancelled.toString());
    }

    @Test
    void an_article_leads_to_itself_when_something_is_said_of_it_and_anything_else_nowhere() throws Exception {
        world.change("insert into inventory.outbox_sequence values ('inventory.stock.v1', 'CUP', 3)");

        assertThat(key("CUP")).isEqualTo("CUP");
        assertThat(new Subjects(superuser).keyOf("CUP at MAIN")).isEmpty();
        assertThat(new Subjects(superuser).keyOf("it's nothing")).isEmpty();
        assertThat(new Subjects(superuser).keyOf(UUID.randomUUID().toString())).isEmpty();
    }

    private static String key(String subject) throws SQLException {
        return new Subjects(superuser).keyOf(subject).orElse("nothing");
    }

    private static UUID id(String query) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }
}
