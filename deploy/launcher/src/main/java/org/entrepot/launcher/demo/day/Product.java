package org.entrepot.launcher.demo.day;

/**
 * One thing on sale.
 *
 * @param priceMinor its price with tax, in pence
 * @param taxClass STANDARD, REDUCED or ZERO
 */
public record Product(String sku, String nameEn, String nameFr, long priceMinor, String taxClass, int weightGrams) {
    private static final int LIGHTEST = 20;
    private static final int HEAVIEST = 4_000;

    /** Dearer things are heavier: nobody wrote down what they weigh. */
    static int weightOf(long priceMinor) {
        return Math.clamp(LIGHTEST + priceMinor / 8, LIGHTEST, HEAVIEST);
    }

    /** Books bear no tax; everything else bears the standard rate. */
    static String taxClassOf(String name) {
        return name.toUpperCase(java.util.Locale.ROOT).matches(".*\\bBOOK(S|LET)?\\b.*") ? "ZERO" : "STANDARD";
    }
}
