package org.entrepot.shipping.shipment;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.kit.web.Etags;
import org.entrepot.shipping.parcel.ParcelView;
import org.entrepot.shipping.product.Variant;
import org.jspecify.annotations.Nullable;

/** A shipment as it is shown to the warehouse. */
@Schema(name = "Shipment")
public record ShipmentView(
        UUID id,
        UUID orderId,
        String location,
        ShipmentState state,
        boolean held,
        UUID addressId,
        String country,
        @Nullable String carrier,
        @Nullable String service,
        @Nullable UUID manifestId,
        List<LineView> lines,
        List<ParcelView> parcels,
        long version) {

    /** @param product what the picker looks for; only when one shipment is asked for and the product is known here */
    @Schema(name = "ShipmentLine")
    public record LineView(
            int line, String sku, int quantity, @Nullable ProductView product) {}

    /** What is on the shelf: names by language, the barcode to scan, and what one unit weighs. */
    @Schema(name = "ShipmentProduct")
    public record ProductView(
            Map<String, String> names, @Nullable String barcode, int weightGrams) {}

    static ShipmentView of(Shipment shipment, long version, List<ParcelView> parcels) {
        return of(shipment, version, parcels, Map.of());
    }

    /** The shipment as it will be when the step that it just took was kept. */
    public static ShipmentView afterStep(Shipment shipment, List<ParcelView> parcels) {
        return of(shipment, shipment.version() + 1, parcels);
    }

    static ShipmentView of(Shipment shipment, long version, List<ParcelView> parcels, Map<String, Variant> variants) {
        var progress = shipment.progress();
        return new ShipmentView(
                shipment.id(),
                shipment.orderId(),
                shipment.location(),
                progress.state(),
                progress.held(),
                shipment.destination().addressId(),
                shipment.destination().country(),
                progress.carrier(),
                progress.service(),
                progress.manifestId(),
                shipment.lines().stream()
                        .map(line -> line(line, variants.get(line.sku())))
                        .toList(),
                parcels,
                version);
    }

    /** The view as an answer, its version as the entity tag. */
    public Response answer() {
        return Response.ok(this).header("ETag", Etags.of(version)).build();
    }

    private static LineView line(Line line, @Nullable Variant variant) {
        var product =
                variant == null ? null : new ProductView(variant.names(), variant.barcode(), variant.weightGrams());
        return new LineView(line.line(), line.sku(), line.quantity(), product);
    }
}
