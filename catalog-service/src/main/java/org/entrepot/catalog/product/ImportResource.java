package org.entrepot.catalog.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entrepot.catalog.product.ImportedItem.Result;
import org.entrepot.kit.identity.Roles;

/** Sheets from another system, many at once. Sending the same again changes nothing and says nothing. */
@Path("/products/import")
@RunOnVirtualThread
@RolesAllowed({Roles.MERCHANDISER, Roles.ECOMMERCE_MANAGER})
@Tag(name = "Products")
public class ImportResource {

    private final ImportProducts importProducts;
    private final ObjectMapper json;

    ImportResource(ImportProducts importProducts, ObjectMapper json) {
        this.importProducts = importProducts;
        this.json = json;
    }

    @POST
    @Operation(
            operationId = "importProducts",
            summary = "Create or change up to 500 products by external id; each item has its own result")
    public ImportReport bringIn(@Valid @NotNull Import request) {
        var items = request.items().stream().map(node -> Item.of(node, json)).toList();
        return Again.onLostRace(() -> QuarkusTransaction.requiringNew()
                .call(() -> ImportReport.of(importProducts.of(items, request.publish()))));
    }

    /** @param publish put what is new, or still a draft, on sale */
    @Schema(name = "ProductImport")
    public record Import(
            @NotNull @Size(min = 1, max = 500) @Schema(type = SchemaType.ARRAY, implementation = ProductSheet.class)
            List<JsonNode> items,

            boolean publish) {}

    /** How many came to what, and what came of each. */
    @Schema(name = "ProductImportReport")
    public record ImportReport(long created, long updated, long unchanged, long refused, List<ImportedItem> items) {

        static ImportReport of(List<ImportedItem> items) {
            return new ImportReport(
                    count(items, Result.created),
                    count(items, Result.updated),
                    count(items, Result.unchanged),
                    count(items, Result.refused),
                    items);
        }

        private static long count(List<ImportedItem> items, Result result) {
            return items.stream().filter(item -> item.result() == result).count();
        }
    }
}
