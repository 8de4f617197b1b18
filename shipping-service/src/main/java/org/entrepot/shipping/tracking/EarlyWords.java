package org.entrepot.shipping.tracking;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.entrepot.shipping.parcel.ParcelState;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Carriers' words about parcels that we have not recorded as handed over: each waits until its shipment leaves, or ends. */
@ApplicationScoped
class EarlyWords {

    private final Jdbi jdbi;

    EarlyWords(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void keep(List<Word> words) {
        if (words.isEmpty()) return;
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into early_tracking_update (carrier, event_id, parcel_id, status, at, heard_at)
                select * from unnest(:carriers::text[], :events::text[], :parcels::uuid[], :statuses::text[],
                                     :at::timestamptz[], :heardAt::timestamptz[])
                """)
                .bind("carriers", texts(words, Word::carrier))
                .bind("events", texts(words, Word::eventId))
                .bind("parcels", texts(words, Word::parcelId))
                .bind("statuses", texts(words, Word::status))
                .bind("at", texts(words, Word::at))
                .bind("heardAt", texts(words, Word::heardAt))
                .execute());
    }

    /** Those about parcels on this slip; they wait no longer. */
    List<Word> takeOf(UUID manifestId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                delete from early_tracking_update e using parcel p, shipment s
                where p.id = e.parcel_id and s.id = p.shipment_id and s.manifest_id = :manifest
                returning e.*
                """)
                .bind("manifest", manifestId)
                .map(EarlyWords::word)
                .list());
    }

    /** Those about parcels of shipments that will not leave go into the book, as words that moved nothing. */
    void close(Collection<UUID> shipmentIds) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                with gone as (
                    delete from early_tracking_update e using parcel p
                    where p.id = e.parcel_id and p.shipment_id = any(:shipments::uuid[])
                    returning e.*
                )
                insert into tracking_update (carrier, event_id, parcel_id, status, at, heard_at, applied)
                select carrier, event_id, parcel_id, status, at, heard_at, false from gone
                on conflict do nothing
                """)
                .bind("shipments", texts(shipmentIds, UUID::toString))
                .execute());
    }

    private static Word word(ResultSet row, StatementContext context) throws SQLException {
        return new Word(
                row.getString("carrier"),
                row.getString("event_id"),
                row.getObject("parcel_id", UUID.class),
                ParcelState.valueOf(row.getString("status")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("heard_at", OffsetDateTime.class).toInstant());
    }
}
