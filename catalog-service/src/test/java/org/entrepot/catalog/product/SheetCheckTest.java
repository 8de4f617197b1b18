package org.entrepot.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.catalog.product.Sheets.aSheet;
import static org.entrepot.catalog.product.Sheets.aVariant;
import static org.entrepot.catalog.product.Sheets.incomplete;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.catalog.product.ProductSheet.Price;
import org.entrepot.catalog.product.ProductSheet.Size;
import org.entrepot.catalog.product.ProductSheet.Text;
import org.entrepot.catalog.product.ProductSheet.Variant;
import org.entrepot.events.catalog.FulfilmentMode;
import org.entrepot.events.catalog.TaxClass;
import org.entrepot.kit.problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SheetCheckTest {

    private static final Price PRICE = new Price(1L, "GBP");
    private static final Size SIZE = new Size(1, 1, 1);

    @Test
    void a_complete_sheet_has_no_faults_and_misses_nothing() {
        assertThat(aSheet("KETTLE").faults()).isEmpty();
        assertThat(aSheet("KETTLE").missing()).isEmpty();
    }

    @Test
    void what_is_missing_is_named_field_by_field_and_is_no_fault_of_a_draft() {
        assertThat(incomplete("KETTLE").faults()).isEmpty();
        assertThat(fields(incomplete("KETTLE").missing()))
                .containsExactly(
                        "taxClass",
                        "texts.fr.name",
                        "variants[0].weightGrams",
                        "variants[0].size.lengthMm",
                        "variants[0].size.widthMm",
                        "variants[0].size.heightMm");
    }

    @Test
    void an_empty_draft_misses_everything() {
        assertThat(fields(new ProductSheet("x", null, null, null, null).missing()))
                .containsExactly("taxClass", "fulfilmentMode", "texts.en.name", "texts.fr.name", "variants");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_cannot_be_is_named(String field, ProductSheet sheet) {
        assertThat(fields(sheet.faults())).contains(field);
    }

    static Stream<Arguments> what_cannot_be_is_named() {
        var good = aSheet("KETTLE");
        return Stream.of(
                fault("externalId", new ProductSheet(null, null, null, null, null)),
                fault("externalId", new ProductSheet(" ", null, null, null, null)),
                fault("externalId", new ProductSheet("x".repeat(101), null, null, null, null)),
                fault("taxClass", new ProductSheet("x", null, TaxClass.UNKNOWN, null, null)),
                fault("fulfilmentMode", new ProductSheet("x", null, null, FulfilmentMode.UNKNOWN, null)),
                fault("texts.de", text("de", new Text("Kessel", null))),
                fault("texts.en", text("en", null)),
                fault("texts.en.name", text("en", new Text("x".repeat(201), null))),
                fault("texts.en.description", text("en", new Text("x", "a\0b"))),
                fault(
                        "variants",
                        Sheets.with(
                                good, Collections.nCopies(101, aVariant("A", 1)).toArray(Variant[]::new))),
                fault("variants[0]", new ProductSheet("x", null, null, null, Collections.singletonList(null))),
                fault("variants[0].sku", variant(null, null, PRICE, 1, SIZE)),
                fault("variants[0].sku", variant("A B", null, PRICE, 1, SIZE)),
                fault("variants[0].sku", variant("-A", null, PRICE, 1, SIZE)),
                fault("variants[1].sku", Sheets.with(good, aVariant("A", 1), aVariant("A", 1))),
                fault("variants[0].barcode", variant("A", "1'--", PRICE, 1, SIZE)),
                fault("variants[0].price.minor", variant("A", null, new Price(-1L, "GBP"), 1, SIZE)),
                fault("variants[0].price.minor", variant("A", null, new Price(100_000_001L, "GBP"), 1, SIZE)),
                fault("variants[0].price.minor", variant("A", null, new Price(null, "GBP"), 1, SIZE)),
                fault("variants[0].price.currency", variant("A", null, new Price(1L, "XXZ"), 1, SIZE)),
                fault("variants[0].price.currency", variant("A", null, new Price(1L, null), 1, SIZE)),
                fault(
                        "variants[1].price.currency",
                        Sheets.with(good, aVariant("A", 1), new Variant("B", null, new Price(1L, "EUR"), 1, SIZE))),
                fault("variants[0].weightGrams", variant("A", null, PRICE, 0, SIZE)),
                fault("variants[0].weightGrams", variant("A", null, PRICE, 1_000_001, SIZE)),
                fault("variants[0].size.heightMm", variant("A", null, PRICE, 1, new Size(1, 1, 0))));
    }

    private static Arguments fault(String field, ProductSheet sheet) {
        return Arguments.of(field, sheet);
    }

    private static ProductSheet text(String language, Text text) {
        return new ProductSheet("x", Collections.singletonMap(language, text), null, null, null);
    }

    private static ProductSheet variant(String sku, String barcode, Price price, Integer grams, Size size) {
        return new ProductSheet("x", Map.of(), null, null, List.of(new Variant(sku, barcode, price, grams, size)));
    }

    private static List<String> fields(List<FieldError> errors) {
        return errors.stream().map(FieldError::field).toList();
    }
}
