package org.entrepot.shipping.label;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.NotFound;

/** Labels to print. They show an address, so no cache keeps them. */
@Path("/parcels")
@RunOnVirtualThread
@RolesAllowed({Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM})
class LabelPdfResource {

    private static final int MOST = 100;

    record PrintRun(@NotEmpty @Size(max = MOST) List<@NotNull UUID> parcels) {}

    private final Labels labels;
    private final LabelPrinter printer;

    LabelPdfResource(Labels labels, LabelPrinter printer) {
        this.labels = labels;
        this.printer = printer;
    }

    @POST
    @Path("labels")
    @Produces("application/pdf")
    @Operation(
            operationId = "printLabels",
            summary = "The labels of up to 100 parcels as one print run: an A6 page for each, in the same order, PDF")
    @APIResponse(responseCode = "200", description = "PDF, a page for each parcel.")
    public Response print(@Valid @NotNull PrintRun run) {
        var sheets = labels.sheets(run.parcels());
        var without =
                run.parcels().stream().filter(id -> !sheets.containsKey(id)).toList();
        if (!without.isEmpty()) throw new WithoutLabel(without);
        var printed =
                printer.print("Labels", run.parcels().stream().map(sheets::get).toList());
        return Response.ok(printed).header("Cache-Control", "no-store").build();
    }

    @GET
    @Path("{id}/label.pdf")
    @Produces("application/pdf")
    @Operation(operationId = "printLabel", summary = "The label of a parcel: one A6 page, PDF")
    @APIResponse(responseCode = "200", description = "PDF, one page.")
    public Response pdf(@PathParam("id") UUID parcelId) {
        var sheet = labels.sheet(parcelId).orElseThrow(() -> new NotFound("label"));
        return Response.ok(printer.print(sheet))
                .header("Content-Disposition", "inline; filename=\"" + sheet.trackingNumber() + ".pdf\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
