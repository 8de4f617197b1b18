package org.entrepot.shipping.label;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A document with a part of the font and an empty page, made once. A label is made of it by putting something on the page:
 * taking the font apart is nearly all of the work of a document, and is done already.
 */
final class Blank {

    /** Under which name the page knows the font. */
    static final String FONT = "F";

    private final byte[] saved;

    private Blank(byte[] saved) {
        this.saved = saved;
    }

    static Blank with(TrueTypeFont font, Set<Integer> letters) throws IOException {
        try (var document = new PDDocument()) {
            var part = PDType0Font.load(document, font, true);
            letters.forEach(part::addToSubset);
            part.subset();
            var page = new PDPage(Sheet.A6);
            page.setResources(new PDResources());
            page.getResources().put(COSName.getPDFName(FONT), part);
            document.addPage(page);
            return new Blank(bytesOf(document));
        }
    }

    /** The document with these on its pages: operators of content streams, in ASCII. */
    byte[] filled(String title, List<? extends CharSequence> pages) {
        try (var document = Loader.loadPDF(saved)) {
            for (var operators : pages) {
                var drawing = new ByteArrayInputStream(operators.toString().getBytes(US_ASCII));
                nextEmpty(document).setContents(new PDStream(document, drawing));
            }
            document.getDocumentInformation().setTitle(title);
            return bytesOf(document);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The page that was saved, and then more that share its font. */
    private static PDPage nextEmpty(PDDocument document) {
        var first = document.getPage(0);
        if (!first.hasContents()) return first;
        var page = new PDPage(Sheet.A6);
        page.setResources(first.getResources());
        document.addPage(page);
        return page;
    }

    private static byte[] bytesOf(PDDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream(65_536);
        document.save(bytes, CompressParameters.NO_COMPRESSION);
        return bytes.toByteArray();
    }
}
