package org.entrepot.shipping.label;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The one font of labels: Liberation Sans, which comes with PDFBox and has Latin, Greek and Cyrillic letters. Documents
 * carry the part of it that shows their letters, so that every printer shows the same.
 */
final class Typeface {

    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Reading a parsed font moves a cursor in it, so one part at a time is taken out of it. */
    private final ReentrantLock taking = new ReentrantLock();

    private final TrueTypeFont parsed;
    private final Map<Integer, Glyph> glyphs;
    private final Map<Alphabet, Blank> blanks = new ConcurrentHashMap<>();

    Typeface() {
        try {
            parsed = parsed();
            glyphs = glyphs(parsed);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * How a letter is drawn.
     *
     * @param id its number in the font
     * @param width at a size of one point, in points
     */
    record Glyph(int letter, int id, double width) {}

    /** Text of a size that fits, and how wide it is in points. */
    record Fitting(Glyph[] glyphs, double size, double width) {}

    /** The text in the given size, or smaller when it is too wide, or cut off when the smallest is too wide as well. */
    Fitting fit(String text, double size, double smallest, double width) {
        var shown = text.codePoints().mapToObj(this::glyph).toArray(Glyph[]::new);
        var unit = Stream.of(shown).mapToDouble(Glyph::width).sum();
        if (unit * size <= width) return new Fitting(shown, size, unit * size);
        if (unit * smallest <= width) return new Fitting(shown, width / unit, width);
        var end = shown.length;
        while (end > 1 && unit * smallest > width) unit -= shown[--end].width();
        return new Fitting(Arrays.copyOf(shown, end), smallest, width);
    }

    /** A document with these letters in it and nothing on its page. */
    Blank blankFor(Set<Integer> letters) {
        for (var alphabet : Alphabet.values()) {
            if (letters.stream().allMatch(alphabet::has)) return blanks.computeIfAbsent(alphabet, this::blankOf);
        }
        return blankWith(letters);
    }

    /** A letter that the font does not have shows as a question mark. */
    private Glyph glyph(int letter) {
        var glyph = glyphs.get(letter);
        return glyph == null ? glyphs.get((int) '?') : glyph;
    }

    private Blank blankOf(Alphabet alphabet) {
        return blankWith(alphabet.among(glyphs.keySet()));
    }

    private Blank blankWith(Set<Integer> letters) {
        taking.lock();
        try {
            return Blank.with(parsed, letters);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            taking.unlock();
        }
    }

    private static TrueTypeFont parsed() throws IOException {
        try (var file = PDDocument.class.getResourceAsStream(FILE)) {
            if (file == null) throw new IOException(FILE + " is missing");
            var parsed = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
            // Ligatures are no help on a label, and looking for them takes five times as long as all the rest.
            parsed.setEnableGsub(false);
            return parsed;
        }
    }

    private static Map<Integer, Glyph> glyphs(TrueTypeFont font) throws IOException {
        var ids = font.getUnicodeCmapLookup();
        var glyphs = new HashMap<Integer, Glyph>();
        for (var letter = 0; letter <= Character.MAX_VALUE; letter++) {
            var id = ids.getGlyphId(letter);
            if (id != 0)
                glyphs.put(letter, new Glyph(letter, id, (double) font.getAdvanceWidth(id) / font.getUnitsPerEm()));
        }
        return Map.copyOf(glyphs);
    }
}
