package org.entrepot.inventory.stock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entrepot.inventory.location.Codes;
import org.entrepot.inventory.stock.StockView.Available;
import org.entrepot.kit.identity.Roles;

@Path("/availability")
@RunOnVirtualThread
@Tag(name = "stock")
public class AvailabilityResource {

    private final StockView stock;

    AvailabilityResource(StockView stock) {
        this.stock = stock;
    }

    @GET
    @RolesAllowed({
        Roles.STOREFRONT,
        Roles.CUSTOMER,
        Roles.ECOMMERCE_MANAGER,
        Roles.MERCHANDISER,
        Roles.ORDER_CLERK,
        Roles.WAREHOUSE_WORKER,
        Roles.RETURNS_CLERK,
        Roles.CUSTOMER_ADVISER,
        Roles.ACCOUNTANT,
        Roles.OPERATIONS
    })
    @Operation(
            operationId = "getAvailability",
            summary = "How many units of each SKU the web may sell now",
            description = "1 to 100 SKUs.")
    public Availability of(
            @QueryParam("sku") @NotNull @Size(min = 1, max = 100) List<@Pattern(regexp = Codes.SKU, message = Codes.SKU_IS) String> sku) {
        return new Availability(stock.webSellable(sku));
    }

    public record Availability(List<Available> items) {}
}
