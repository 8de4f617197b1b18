package org.entrepot.catalog.product;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entrepot.catalog.product.ProductSheet.Price;
import org.entrepot.catalog.product.ProductSheet.Size;
import org.entrepot.catalog.product.ProductSheet.Variant;
import org.entrepot.events.catalog.FulfilmentMode;
import org.entrepot.events.catalog.TaxClass;
import org.entrepot.kit.problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Says which fields of a sheet cannot be right, and which are still missing. */
final class SheetCheck {

    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern BARCODE = Pattern.compile("[A-Za-z0-9-]{4,48}");
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 5_000;
    private static final int MOST_VARIANTS = 100;
    /** A million in major units: beyond it somebody typed a barcode into the price. */
    private static final long HIGHEST_PRICE = 100_000_000;

    private static final int HEAVIEST_GRAMS = 1_000_000;
    private static final int LONGEST_MM = 20_000;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final String MISSING = "is missing";

    private final List<FieldError> found = new ArrayList<>();

    private SheetCheck() {}

    static List<FieldError> faults(ProductSheet sheet) {
        var check = new SheetCheck();
        check.head(sheet);
        check.texts(sheet);
        check.variants(sheet.variants());
        return List.copyOf(check.found);
    }

    static List<FieldError> missing(ProductSheet sheet) {
        var check = new SheetCheck();
        check.needs("taxClass", sheet.taxClass());
        check.needs("fulfilmentMode", sheet.fulfilmentMode());
        for (var language : ProductSheet.LANGUAGES) {
            var text = sheet.texts().get(language);
            check.needs("texts." + language + ".name", text == null ? null : text.name());
        }
        check.needs("variants", sheet.variants().isEmpty() ? null : sheet.variants());
        for (int i = 0; i < sheet.variants().size(); i++)
            check.completeness("variants[" + i + "].", sheet.variants().get(i));
        return List.copyOf(check.found);
    }

    private void head(ProductSheet sheet) {
        needs("externalId", sheet.externalId());
        within("externalId", sheet.externalId(), LONGEST_ID);
        if (sheet.taxClass() == TaxClass.UNKNOWN) wrong("taxClass", "is not a tax class");
        if (sheet.fulfilmentMode() == FulfilmentMode.UNKNOWN) wrong("fulfilmentMode", "is not a fulfilment mode");
    }

    private void texts(ProductSheet sheet) {
        sheet.texts().forEach((language, text) -> {
            var field = "texts." + language;
            if (!ProductSheet.LANGUAGES.contains(language)) wrong(field, "is not one of en, fr");
            else if (text == null) wrong(field, MISSING);
            else {
                within(field + ".name", text.name(), LONGEST_NAME);
                within(field + ".description", text.description(), LONGEST_DESCRIPTION);
            }
        });
    }

    private void variants(List<Variant> variants) {
        if (variants.size() > MOST_VARIANTS) wrong("variants", "are more than " + MOST_VARIANTS);
        var skus = new HashSet<String>();
        var currencies = new HashSet<String>();
        for (int i = 0; i < Math.min(variants.size(), MOST_VARIANTS); i++) {
            var field = "variants[" + i + "]";
            var variant = variants.get(i);
            if (variant == null) wrong(field, MISSING);
            else {
                variant(field + ".", variant);
                if (variant.sku() != null && !skus.add(variant.sku())) wrong(field + ".sku", "appears twice");
                var price = variant.price();
                if (price != null
                        && price.currency() != null
                        && currencies.add(price.currency())
                        && currencies.size() > 1) {
                    wrong(field + ".price.currency", "differs from the other variants'");
                }
            }
        }
    }

    private void variant(String at, Variant variant) {
        needs(at + "sku", variant.sku());
        if (variant.sku() != null && !SKU.matcher(variant.sku()).matches()) {
            wrong(
                    at + "sku",
                    "must be 1 to 64 letters, digits, dots, hyphens or underscores, and start with a letter or digit");
        }
        if (variant.barcode() != null && !BARCODE.matcher(variant.barcode()).matches()) {
            wrong(at + "barcode", "must be 4 to 48 letters, digits or hyphens");
        }
        if (variant.price() != null) price(at + "price.", variant.price());
        measure(at + "weightGrams", variant.weightGrams(), HEAVIEST_GRAMS);
        if (variant.size() != null) size(at + "size.", variant.size());
    }

    private void price(String at, Price price) {
        needs(at + "minor", price.minor());
        needs(at + "currency", price.currency());
        if (price.minor() != null && (price.minor() < 0 || price.minor() > HIGHEST_PRICE)) {
            wrong(at + "minor", "must be from 0 to " + HIGHEST_PRICE);
        }
        if (price.currency() != null && !CURRENCIES.contains(price.currency())) {
            wrong(at + "currency", "is not an ISO 4217 code");
        }
    }

    private void size(String at, Size size) {
        measure(at + "lengthMm", size.lengthMm(), LONGEST_MM);
        measure(at + "widthMm", size.widthMm(), LONGEST_MM);
        measure(at + "heightMm", size.heightMm(), LONGEST_MM);
    }

    private void measure(String field, @Nullable Integer measure, int most) {
        if (measure != null && (measure < 1 || measure > most)) wrong(field, "must be from 1 to " + most);
    }

    private void completeness(String at, Variant variant) {
        needs(at + "price", variant.price());
        needs(at + "weightGrams", variant.weightGrams());
        var size = variant.size();
        needs(at + "size.lengthMm", size == null ? null : size.lengthMm());
        needs(at + "size.widthMm", size == null ? null : size.widthMm());
        needs(at + "size.heightMm", size == null ? null : size.heightMm());
    }

    private void needs(String field, @Nullable Object value) {
        if (value == null || value instanceof String text && text.isBlank()) wrong(field, MISSING);
    }

    private void within(String field, @Nullable String text, int longest) {
        if (text == null) return;
        if (text.length() > longest) wrong(field, "is longer than " + longest + " characters");
        // The database cannot keep it, and nobody can see it.
        if (text.indexOf('\0') >= 0) wrong(field, "contains a character that cannot be kept");
    }

    private void wrong(String field, String why) {
        found.add(new FieldError(field, why));
    }
}
