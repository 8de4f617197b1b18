package org.entrepot.shipping.label;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.shipping.shipment.ShipmentView;
import org.jspecify.annotations.Nullable;

/** The label printer's shop. */
@Path("/shipments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM})
class LabelsResource {

    static final String CARRIER = "[a-z][a-z0-9-]{0,29}";
    static final String SERVICE = "[A-Z][A-Z0-9_]{0,29}";

    /** What is absent is chosen by price. */
    @Schema(name = "LabelChoice")
    record LabelRequest(
            @Nullable @Pattern(regexp = CARRIER) String carrier,

            @Nullable @Pattern(regexp = SERVICE) String service) {}

    private final BuyLabels buy;
    private final Caller caller;

    LabelsResource(BuyLabels buy, Caller caller) {
        this.buy = buy;
        this.caller = caller;
    }

    @POST
    @Path("{id}/label")
    @Operation(
            operationId = "labelShipment",
            summary =
                    "Buy the labels of a packed shipment, from the cheapest carrier unless one is given; safe to repeat")
    @APIResponseSchema(
            value = ShipmentView.class,
            responseCode = "200",
            responseDescription = "The shipment, with what its parcels are known by.")
    public Response label(@PathParam("id") UUID id, @Valid @Nullable LabelRequest request) {
        var asked = request == null ? new Choice(null, null) : new Choice(request.carrier(), request.service());
        return buy.forShipment(id, asked, caller.name()).answer();
    }
}
