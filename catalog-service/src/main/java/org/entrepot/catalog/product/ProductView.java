package org.entrepot.catalog.product;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.catalog.product.ProductSheet.Text;
import org.entrepot.catalog.product.ProductSheet.Variant;
import org.entrepot.events.catalog.FulfilmentMode;
import org.entrepot.events.catalog.TaxClass;
import org.entrepot.kit.Wire;
import org.entrepot.kit.problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A product as clients see it.
 *
 * @param version as in the ETag
 * @param missing what must still be given before a draft may be published; absent when nothing is missing
 */
@Schema(name = "Product")
public record ProductView(
        UUID id,
        String externalId,
        ProductState state,
        long version,
        Map<String, Text> texts,
        @Nullable TaxClass taxClass,
        @Nullable FulfilmentMode fulfilmentMode,
        List<Variant> variants,
        @Nullable List<FieldError> missing) {

    static ProductView of(Product product) {
        return of(product.id(), product.state(), product.version(), product.sheet());
    }

    /** From the columns of a product row. */
    public static ProductView of(UUID id, String state, long version, String sheet) {
        return of(id, ProductState.valueOf(state), version, Wire.read(sheet, ProductSheet.class));
    }

    private static ProductView of(UUID id, ProductState state, long version, ProductSheet sheet) {
        var missing = state == ProductState.DRAFT ? sheet.missing() : List.<FieldError>of();
        return new ProductView(
                id,
                sheet.externalId(),
                state,
                version,
                sheet.texts(),
                sheet.taxClass(),
                sheet.fulfilmentMode(),
                sheet.variants(),
                missing.isEmpty() ? null : missing);
    }
}
