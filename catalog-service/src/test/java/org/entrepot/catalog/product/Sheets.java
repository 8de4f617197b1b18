package org.entrepot.catalog.product;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrepot.catalog.product.ProductSheet.Price;
import org.entrepot.catalog.product.ProductSheet.Size;
import org.entrepot.catalog.product.ProductSheet.Text;
import org.entrepot.catalog.product.ProductSheet.Variant;
import org.entrepot.events.catalog.FulfilmentMode;
import org.entrepot.events.catalog.TaxClass;

/** Sheets for tests: complete unless a test says otherwise. */
public final class Sheets {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Sheets() {}

    /** A text that no other test uses, as a SKU or an external id. */
    public static String fresh(String stem) {
        return stem + "-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    }

    public static ProductSheet aSheet(String sku) {
        return named("ext-" + sku, sku, "A kettle", "Une bouilloire", 1_995);
    }

    public static ProductSheet named(String externalId, String sku, String english, String french, long price) {
        return new ProductSheet(
                externalId,
                Map.of("en", new Text(english, null), "fr", new Text(french, null)),
                TaxClass.STANDARD,
                FulfilmentMode.WEB_STOCK,
                List.of(aVariant(sku, price)));
    }

    static ProductSheet incomplete(String sku) {
        return new ProductSheet(
                "ext-" + sku,
                Map.of("en", new Text("A kettle", null)),
                null,
                FulfilmentMode.WEB_STOCK,
                List.of(new Variant(sku, null, new Price(1_995L, "GBP"), null, null)));
    }

    static ProductSheet priced(ProductSheet sheet, long price) {
        return with(sheet, aVariant(sheet.skus().getFirst(), price));
    }

    static ProductSheet with(ProductSheet sheet, Variant... variants) {
        return new ProductSheet(
                sheet.externalId(), sheet.texts(), sheet.taxClass(), sheet.fulfilmentMode(), List.of(variants));
    }

    static Variant aVariant(String sku, long price) {
        return new Variant(sku, null, new Price(price, "GBP"), 1_200, new Size(300, 200, 250));
    }
}
