package org.entrepot.catalog.product;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.kit.problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item of an import.
 *
 * @param index its place in the request, from 0
 * @param reasons why it was refused, by field
 */
@Schema(name = "ImportedProduct")
public record ImportedItem(
        int index,
        @Nullable String externalId,
        Result result,
        @Nullable UUID id,
        @Nullable ProductState state,
        @Nullable List<FieldError> reasons) {

    /** As written on the wire. */
    @Schema(name = "ImportResult")
    public enum Result {
        created,
        updated,
        unchanged,
        refused
    }

    static ImportedItem done(int index, Result result, Product product) {
        return new ImportedItem(index, product.sheet().externalId(), result, product.id(), product.state(), null);
    }

    static ImportedItem refused(int index, @Nullable String externalId, List<FieldError> reasons) {
        return new ImportedItem(index, externalId, Result.refused, null, null, List.copyOf(reasons));
    }
}
