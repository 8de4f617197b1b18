package org.entrepot.inventory.stock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entrepot.events.inventory.AdjustmentReason;
import org.entrepot.events.inventory.StockAdjusted;
import org.entrepot.events.inventory.StockReceived;
import org.entrepot.inventory.location.Codes;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.openapi.ApiParameters;
import org.jspecify.annotations.Nullable;

@Path("/stock")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.WAREHOUSE_WORKER, Roles.WAREHOUSE_SYSTEM})
@Tag(name = "stock", description = "What lies where, and how it came and went")
public class StockResource {

    private static final int MOST = 1_000_000;

    private final ReceiveStock receiveStock;
    private final AdjustStock adjustStock;
    private final Idempotency idempotency;
    private final Caller caller;

    StockResource(ReceiveStock receiveStock, AdjustStock adjustStock, Idempotency idempotency, Caller caller) {
        this.receiveStock = receiveStock;
        this.adjustStock = adjustStock;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("receipts")
    @Operation(
            operationId = "receiveStock",
            summary = "Put a delivery on the shelves",
            description = "Up to 500 lines; all of them, or none. Needs an Idempotency-Key.")
    @APIResponseSchema(
            value = ReceiptView.class,
            responseCode = "201",
            responseDescription = "The delivery lies on the shelves.")
    @Parameter(ref = ApiParameters.KEY_NEEDED)
    public Response receive(@NotNull @Valid Receipt receipt) {
        return idempotency.once(receipt, () -> {
            var delivered = receipt.lines().stream()
                    .map(line -> new ReceiveStock.Delivered(line.sku(), line.quantity()))
                    .toList();
            var received = receiveStock.ofDelivery(receipt.location(), receipt.reference(), delivered, caller.name());
            return Response.status(201)
                    .entity(ReceiptView.of(receipt, received))
                    .build();
        });
    }

    @POST
    @Path("adjustments")
    @Operation(
            operationId = "adjustStock",
            summary = "Put right what lies on a shelf",
            description =
                    "COUNT goes either way; DAMAGE, SCRAP and RETURN_TO_VENDOR take units away; QUARANTINE puts them"
                            + " apart and RESTOCK brings them back from there. Needs an Idempotency-Key.")
    @APIResponseSchema(
            value = AdjustmentView.class,
            responseCode = "201",
            responseDescription = "The adjustment is booked.")
    @Parameter(ref = ApiParameters.KEY_NEEDED)
    public Response adjust(@NotNull @Valid Adjustment adjustment) {
        return idempotency.once(adjustment, () -> {
            var place = new Place(adjustment.sku(), adjustment.location());
            var adjusted = adjustStock.by(place, adjustment.delta(), adjustment.reason(), caller.name());
            return Response.status(201).entity(AdjustmentView.of(adjusted)).build();
        });
    }

    @Schema(name = "StockReceipt")
    public record Receipt(
            @NotNull @Pattern(regexp = Codes.LOCATION, message = Codes.LOCATION_IS) String location,

            @Nullable @Size(min = 1, max = 100) String reference,
            @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid ReceiptLine> lines) {}

    @Schema(name = "StockReceiptLine")
    public record ReceiptLine(
            @NotNull @Pattern(regexp = Codes.SKU, message = Codes.SKU_IS) String sku,

            @NotNull @Min(1) @Max(MOST) Integer quantity) {}

    @Schema(name = "BookedStockReceipt")
    public record ReceiptView(String location, @Nullable String reference, List<ReceivedLine> lines) {
        static ReceiptView of(Receipt receipt, List<StockReceived> received) {
            return new ReceiptView(
                    receipt.location(),
                    receipt.reference(),
                    received.stream()
                            .map(line -> new ReceivedLine(line.sku(), line.quantity(), line.movementId()))
                            .toList());
        }
    }

    @Schema(name = "BookedStockReceiptLine")
    public record ReceivedLine(String sku, int quantity, UUID movementId) {}

    @Schema(name = "StockAdjustment")
    public record Adjustment(
            @NotNull @Pattern(regexp = Codes.LOCATION, message = Codes.LOCATION_IS) String location,

            @NotNull @Pattern(regexp = Codes.SKU, message = Codes.SKU_IS) String sku,

            @NotNull @Min(-MOST) @Max(MOST) Integer delta,
            @NotNull AdjustmentReason reason) {}

    @Schema(name = "BookedStockAdjustment")
    public record AdjustmentView(String location, String sku, int delta, AdjustmentReason reason, UUID movementId) {
        static AdjustmentView of(StockAdjusted adjusted) {
            return new AdjustmentView(
                    adjusted.location(), adjusted.sku(), adjusted.delta(), adjusted.reason(), adjusted.movementId());
        }
    }
}
