package org.entrepot.launcher.demo.day;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Countries as shopkeepers write them, and their ISO codes. */
final class Countries {
    /** Names that are not the English ones of ISO 3166. */
    private static final Map<String, String> SHOP_NAMES = Map.ofEntries(
            Map.entry("EIRE", "IE"),
            Map.entry("UK", "GB"),
            Map.entry("USA", "US"),
            Map.entry("RSA", "ZA"),
            Map.entry("CHANNEL ISLANDS", "JE"),
            Map.entry("CZECH REPUBLIC", "CZ"),
            Map.entry("KOREA", "KR"),
            Map.entry("HONG KONG", "HK"));

    private static final Map<String, String> BY_NAME = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toMap(Countries::name, code -> code, (one, other) -> one));

    private static final Set<String> FRENCH = Set.of("FR", "BE", "CH", "LU", "MC");

    private static final Map<String, String> POSTCODES = Map.ofEntries(
            Map.entry("GB", "BS1 4RN"),
            Map.entry("FR", "69002"),
            Map.entry("DE", "10115"),
            Map.entry("IE", "D02 X285"),
            Map.entry("JE", "JE2 3AB"),
            Map.entry("CH", "1201"),
            Map.entry("BE", "1000"),
            Map.entry("AU", "3000"),
            Map.entry("JP", "100-0001"),
            Map.entry("NL", "1011 AB"),
            Map.entry("PT", "1100-148"));

    private Countries() {}

    /** The ISO code; empty for a name that nobody knows. */
    static Optional<String> code(String name) {
        var known = name.strip().toUpperCase(Locale.ROOT);
        return Optional.ofNullable(SHOP_NAMES.getOrDefault(known, BY_NAME.get(known)));
    }

    /** The language that customers of a country are written to in. */
    static String language(String code) {
        return FRENCH.contains(code) ? "fr" : "en";
    }

    /** A postcode of the form that is used there. */
    static String postcode(String code) {
        return POSTCODES.getOrDefault(code, "10000");
    }

    private static String name(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT);
    }
}
