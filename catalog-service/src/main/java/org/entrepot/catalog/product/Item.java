package org.entrepot.catalog.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.kit.problem.FieldError;
import org.jspecify.annotations.Nullable;

/** One sheet of an import as it came in, read or not. */
record Item(@Nullable String externalId, @Nullable ProductSheet sheet, List<FieldError> faults) {

    /** Reads it strictly, by itself: what is wrong with it does not stop the others. */
    static Item of(@Nullable JsonNode node, ObjectMapper json) {
        if (node == null || !node.isObject()) return new Item(null, null, List.of(new FieldError("", "is no sheet")));
        var externalId = node.path("externalId").textValue();
        try {
            var sheet = json.treeToValue(node, ProductSheet.class);
            return new Item(externalId, sheet, sheet.faults());
        } catch (JsonProcessingException unreadable) {
            return new Item(externalId, null, List.of(fault(unreadable)));
        }
    }

    Stream<String> skus() {
        return sheet == null ? Stream.of() : sheet.skus().stream();
    }

    private static FieldError fault(JsonProcessingException unreadable) {
        var why = unreadable instanceof UnrecognizedPropertyException
                ? "This field is not known here, or not yours to set."
                : "This is not of the expected form.";
        return new FieldError(unreadable instanceof JsonMappingException mapping ? path(mapping) : "", why);
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
