package org.entrepot.shipping.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.shipping.ShippingEvent.Line;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Page;
import org.entrepot.shipping.parcel.Parcels;
import org.entrepot.shipping.product.Variants;
import org.jspecify.annotations.Nullable;

/** What a warehouse sees: its worklist, and one shipment with all that is needed to pick and pack it. */
@ApplicationScoped
public class ShowShipments {

    private final Shipments shipments;
    private final Parcels parcels;
    private final Variants variants;

    ShowShipments(Shipments shipments, Parcels parcels, Variants variants) {
        this.shipments = shipments;
        this.parcels = parcels;
        this.variants = variants;
    }

    ShipmentView one(UUID id) {
        var shipment = shipments.find(id).orElseThrow(() -> new NotFound("shipment"));
        var boxes = parcels.viewsOf(List.of(id)).getOrDefault(id, List.of());
        var skus = shipment.lines().stream().map(Line::sku).distinct().toList();
        return ShipmentView.of(shipment, shipment.version(), boxes, variants.bySku(skus));
    }

    /** As it stands, without what is known of its products. */
    public ShipmentView plain(UUID id) {
        var shipment = shipments.find(id).orElseThrow(() -> new NotFound("shipment"));
        var boxes = parcels.viewsOf(List.of(id)).getOrDefault(id, List.of());
        return ShipmentView.of(shipment, shipment.version(), boxes);
    }

    Page<ShipmentView> list(
            @Nullable ShipmentState state, @Nullable String location, @Nullable String after, int limit) {
        var found = shipments.list(state, location, Page.id(after), limit + 1);
        var page = Page.of(found, limit, shipment -> shipment.id().toString());
        var boxes = parcels.viewsOf(page.items().stream().map(Shipment::id).toList());
        return page.map(shipment ->
                ShipmentView.of(shipment, shipment.version(), boxes.getOrDefault(shipment.id(), List.of())));
    }
}
