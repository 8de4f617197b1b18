package org.entrepot.shipping.parcel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.events.Money;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.shipping.carrier.Bought;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A box as it is shown to the warehouse.
 *
 * @param label where its label can be printed; absent until it was bought
 * @param seen what the carrier told of it, oldest first; only when one parcel is asked for
 */
@Schema(name = "Parcel")
public record ParcelView(
        UUID id,
        UUID shipmentId,
        ParcelState state,
        List<Line> lines,
        @Nullable Integer weightGrams,
        @Nullable String carrier,
        @Nullable String service,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        @Nullable Money cost,
        @Nullable LocalDate promisedOn,
        @Nullable String label,
        @Nullable List<Seen> seen) {

    /** @param applied whether it moved the parcel; what came too late did not, and what came too early has not yet */
    @Schema(name = "TrackingUpdate")
    public record Seen(String status, Instant at, boolean applied) {}

    static final String SELECT = """
            select p.id, p.shipment_id, p.state, p.lines::text as lines, p.weight_grams, l.carrier, l.service, l.tracking_number,
                   l.tracking_url, l.cost_minor, l.cost_currency, l.promised_on
            from parcel p left join lateral (
                select * from label where parcel_id = p.id and state = 'PURCHASED' limit 1) l on true
            """;

    static ParcelView of(ResultSet row, StatementContext context) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var currency = row.getString("cost_currency");
        return new ParcelView(
                id,
                row.getObject("shipment_id", UUID.class),
                ParcelState.valueOf(row.getString("state")),
                Parcels.lines(row.getString("lines")),
                row.getObject("weight_grams", Integer.class),
                row.getString("carrier"),
                row.getString("service"),
                row.getString("tracking_number"),
                row.getString("tracking_url"),
                currency == null ? null : new Money(row.getLong("cost_minor"), currency),
                row.getObject("promised_on", LocalDate.class),
                currency == null ? null : print(id),
                null);
    }

    /** A box that was packed just now. */
    public static ParcelView justPacked(Parcel packed) {
        return new ParcelView(
                packed.id(),
                packed.shipmentId(),
                ParcelState.PRE_TRANSIT,
                packed.lines(),
                packed.weightGrams(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A box whose label was bought just now. */
    public static ParcelView justLabelled(Parcel packed, String carrier, String service, Bought label) {
        return new ParcelView(
                packed.id(),
                packed.shipmentId(),
                ParcelState.PRE_TRANSIT,
                packed.lines(),
                packed.weightGrams(),
                carrier,
                service,
                label.trackingNumber(),
                label.trackingUrl(),
                label.cost(),
                label.promisedOn(),
                print(packed.id()),
                null);
    }

    ParcelView with(List<Seen> seen) {
        return new ParcelView(
                id,
                shipmentId,
                state,
                lines,
                weightGrams,
                carrier,
                service,
                trackingNumber,
                trackingUrl,
                cost,
                promisedOn,
                label,
                seen);
    }

    /** Where its label can be printed. */
    private static String print(UUID parcelId) {
        return "/parcels/" + parcelId + "/label.pdf";
    }
}
