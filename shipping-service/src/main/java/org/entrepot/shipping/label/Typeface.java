package org.entrepot.shipping.label;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The one font of labels: Liberation Sans, which comes with PDFBox and has Latin, Greek and Cyrillic letters. It is parsed
 * once, and what is used of it goes into each document, so that every printer shows the same.
 */
final class Typeface {

    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Reading a parsed font moves a cursor in it, so one document at a time takes its part. */
    private final ReentrantLock drawing = new ReentrantLock();

    private @Nullable TrueTypeFont parsed;

    /** What is drawn on a page. */
    @FunctionalInterface
    interface Drawing {
        void on(Sheet sheet) throws IOException;
    }

    /** Text of a size that fits, and how wide it is in points. */
    record Fitting(String text, float size, float width) {}

    /** Makes a document of one page. */
    byte[] page(String title, Drawing drawing) throws IOException {
        this.drawing.lock();
        try (var document = new PDDocument()) {
            var page = new PDPage(Sheet.A6);
            document.addPage(page);
            document.getDocumentInformation().setTitle(title);
            var font = parsed();
            var face = new Face(PDType0Font.load(document, font, true), font.getUnicodeCmapLookup());
            try (var sheet = new Sheet(new PDPageContentStream(document, page), face)) {
                drawing.on(sheet);
            }
            var bytes = new ByteArrayOutputStream(32_768);
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        } finally {
            this.drawing.unlock();
        }
    }

    private TrueTypeFont parsed() throws IOException {
        if (parsed == null) {
            try (var file = PDDocument.class.getResourceAsStream(FILE)) {
                if (file == null) throw new UncheckedIOException(new IOException(FILE + " is missing"));
                parsed = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
                // Ligatures are no help on a label, and looking for them takes five times as long as all the rest.
                parsed.setEnableGsub(false);
            }
        }
        return parsed;
    }

    /** The font in one document. */
    record Face(PDFont font, CmapLookup letters) {

        /** The text in the given size, or smaller when it is too wide, or cut off when the smallest is too wide as well. */
        Fitting fit(String text, float size, float smallest, float width) throws IOException {
            var shown = drawable(text);
            var unit = font.getStringWidth(shown) / 1_000;
            if (unit * size <= width) return new Fitting(shown, size, unit * size);
            if (unit * smallest <= width) return new Fitting(shown, width / unit, width);
            var end = shown.length();
            while (end > 1 && font.getStringWidth(shown.substring(0, end)) / 1_000 * smallest > width) end--;
            return new Fitting(shown.substring(0, end), smallest, width);
        }

        /** A letter that the font does not have shows as a question mark. */
        private String drawable(String text) {
            var shown = new StringBuilder();
            text.codePoints().forEach(letter -> shown.appendCodePoint(letters.getGlyphId(letter) == 0 ? '?' : letter));
            return shown.toString();
        }
    }
}
