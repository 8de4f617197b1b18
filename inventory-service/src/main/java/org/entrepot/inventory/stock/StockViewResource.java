package org.entrepot.inventory.stock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entrepot.inventory.location.Codes;
import org.entrepot.inventory.stock.Movements.Booked;
import org.entrepot.inventory.stock.StockView.AtLocation;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Page;
import org.jspecify.annotations.Nullable;

@Path("/stock")
@RunOnVirtualThread
@RolesAllowed({
    Roles.ECOMMERCE_MANAGER,
    Roles.MERCHANDISER,
    Roles.ORDER_CLERK,
    Roles.WAREHOUSE_WORKER,
    Roles.RETURNS_CLERK,
    Roles.CUSTOMER_ADVISER,
    Roles.ACCOUNTANT,
    Roles.OPERATIONS
})
@Tag(name = "stock")
public class StockViewResource {

    private final StockView stock;
    private final Movements movements;

    StockViewResource(StockView stock, Movements movements) {
        this.stock = stock;
        this.movements = movements;
    }

    @GET
    @Path("{sku}")
    @Operation(operationId = "getStock", summary = "What lies where of one SKU")
    public SkuStock of(@PathParam("sku") @Pattern(regexp = Codes.SKU, message = Codes.SKU_IS) String sku) {
        var locations = stock.of(sku);
        if (locations.isEmpty()) throw new NotFound("stock");
        var available = stock.webSellable(List.of(sku)).getFirst().available();
        return new SkuStock(sku, available, locations);
    }

    @GET
    @Path("movements")
    @Operation(operationId = "listStockMovements", summary = "How units came and went, the latest first")
    public Page<Booked> movements(
            @QueryParam("sku") @Pattern(regexp = Codes.SKU, message = Codes.SKU_IS) @Nullable String sku,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        var size = Page.limit(limit);
        return Page.of(
                movements.latest(sku, Page.id(after), size + 1),
                size,
                booked -> booked.id().toString());
    }

    /** @param available what the web may sell, over all locations */
    public record SkuStock(String sku, int available, List<AtLocation> locations) {}
}
