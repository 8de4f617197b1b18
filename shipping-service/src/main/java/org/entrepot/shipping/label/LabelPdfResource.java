package org.entrepot.shipping.label;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.NotFound;

/** Labels to print. They show an address, so no cache keeps them. */
@Path("/parcels")
@RunOnVirtualThread
@RolesAllowed({Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM})
class LabelPdfResource {

    private final Labels labels;
    private final LabelPrinter printer;

    LabelPdfResource(Labels labels, LabelPrinter printer) {
        this.labels = labels;
        this.printer = printer;
    }

    @GET
    @Path("{id}/label.pdf")
    @Produces("application/pdf")
    @Operation(summary = "The label of a parcel: one A6 page, PDF")
    public Response pdf(@PathParam("id") UUID parcelId) {
        var sheet = labels.sheet(parcelId).orElseThrow(() -> new NotFound("label"));
        return Response.ok(printer.print(sheet))
                .header("Content-Disposition", "inline; filename=\"" + sheet.trackingNumber() + ".pdf\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
