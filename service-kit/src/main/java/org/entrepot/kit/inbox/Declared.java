package org.entrepot.kit.inbox;

import static org.entrepot.kit.sql.Columns.texts;

import java.util.List;
import org.entrepot.events.EventCatalogue;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes down to which facts this service's consumers react, from the very tables that they drain: the audit learns from it
 * what each of them must have heard.
 */
final class Declared {

    private final Jdbi jdbi;
    private final String service;

    Declared(Jdbi jdbi, String service) {
        this.jdbi = jdbi;
        this.service = service;
    }

    private record Row(String consumer, String topic, String type) {}

    /**
     * Replaces what an earlier version wrote. A consumer that has heard nothing yet will hear everything; one that gets a
     * reaction later passed over what was told before.
     */
    void write(List<Reactions> tables) {
        var rows = tables.stream().flatMap(table -> rows(table).stream()).toList();
        jdbi.useHandle(sql -> sql.createUpdate("""
                with told as (
                    select * from unnest(:consumers::text[], :topics::text[], :types::text[]) as t(consumer, topic, type)
                ), gone as (
                    delete from reaction r
                    where not exists (select 1 from told t where t.consumer = r.consumer and t.type = r.type)
                )
                insert into reaction (consumer, topic, type, since)
                select consumer, topic, type,
                       case when exists (select 1 from stream_position p where p.consumer = t.consumer) then now()
                            else '-infinity' end
                from told t
                on conflict (consumer, type) do nothing
                """)
                .bind("consumers", texts(rows, Row::consumer))
                .bind("topics", texts(rows, Row::topic))
                .bind("types", texts(rows, Row::type))
                .execute());
    }

    private List<Row> rows(Reactions table) {
        return table.types().stream()
                .map(EventCatalogue::of)
                .map(entry -> new Row(service + "." + table.channel(), entry.topic(), entry.name()))
                .toList();
    }
}
