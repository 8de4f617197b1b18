package org.entrepot.shipping.label;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Letters that are on labels together; the smaller comes first, because its part of the font is smaller too. */
enum Alphabet {
    /** English addresses, and what we print ourselves. */
    PLAIN(new Range(' ', '~'), new Range('·', '·'), new Range('‘', '’')),
    /** What is written in Latin letters from Iceland to Turkey. */
    LATIN(
            new Range(' ', '~'),
            new Range('\u00A0', '\u017F'),
            new Range('Ș', 'ț'),
            new Range('‐', '…'),
            new Range('€', '€')),
    /** All that Europe writes: Greek and Cyrillic letters as well. */
    EUROPEAN(
            new Range(' ', '~'),
            new Range('\u00A0', '\u017F'),
            new Range('Ș', 'ț'),
            new Range('\u0370', '\u03FF'),
            new Range('\u0400', '\u045F'),
            new Range('Ґ', 'ґ'),
            new Range('‐', '…'),
            new Range('€', '€'),
            new Range('№', '№'));

    private record Range(int first, int last) {

        boolean has(int letter) {
            return first <= letter && letter <= last;
        }
    }

    private final List<Range> ranges;

    Alphabet(Range... ranges) {
        this.ranges = List.of(ranges);
    }

    boolean has(int letter) {
        return ranges.stream().anyMatch(range -> range.has(letter));
    }

    /** Those of these letters that belong to it. */
    Set<Integer> among(Set<Integer> letters) {
        return letters.stream().filter(this::has).collect(Collectors.toSet());
    }
}
