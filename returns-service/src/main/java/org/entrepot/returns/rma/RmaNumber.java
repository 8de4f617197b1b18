package org.entrepot.returns.rma;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a return, as a customer writes it on a sheet and a clerk types it: {@code RMA-} and digits, the last of
 * which checks the others, so that a wrong digit or two swapped ones are noticed (H. M. Damm's algorithm, 2004).
 */
record RmaNumber(String text) {

    private static final Pattern FORM = Pattern.compile("RMA-?([0-9]{8,17})");

    /** A totally anti-symmetric quasigroup of order 10, as published by Damm. */
    private static final int[][] QUASIGROUP = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
    };

    /** The number with its check digit. */
    static RmaNumber of(long serial) {
        var digits = Long.toString(serial);
        return new RmaNumber("RMA-" + digits + check(digits));
    }

    /** What somebody typed, if it can be a number of ours; case, blanks and the hyphen do not matter. */
    static Optional<RmaNumber> typed(String text) {
        var matcher = FORM.matcher(text.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
        if (!matcher.matches() || check(matcher.group(1)) != 0) return Optional.empty();
        return Optional.of(new RmaNumber("RMA-" + matcher.group(1)));
    }

    private static int check(String digits) {
        return digits.chars().reduce(0, (interim, digit) -> QUASIGROUP[interim][digit - '0']);
    }
}
