package org.entrepot.shipping.label;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A document with a part of the font and an empty page, made once. A label is its bytes followed by what is on the page and
 * the title (ISO 32000-1, 7.5: objects may stand in any order, the table at the end says where each of them is), so that
 * printing one is copying and nothing has to be embedded again.
 */
final class Blank {

    /** Under which name the page knows the font. */
    static final String FONT = "F";

    private final byte[] body;
    private final long[] places;
    private final int root;
    private final int drawing;
    private final int information;

    private Blank(byte[] body, long[] places, int root, int drawing, int information) {
        this.body = body;
        this.places = places;
        this.root = root;
        this.drawing = drawing;
        this.information = information;
    }

    static Blank with(TrueTypeFont font, Set<Integer> letters) throws IOException {
        try (var document = new PDDocument()) {
            var part = PDType0Font.load(document, font, true);
            letters.forEach(part::addToSubset);
            part.subset();
            var page = new PDPage(Sheet.A6);
            page.setResources(new PDResources());
            page.getResources().put(COSName.getPDFName(FONT), part);
            page.setContents(new PDStream(document));
            document.addPage(page);
            document.getDocumentInformation().setTitle("");
            var bytes = new ByteArrayOutputStream(65_536);
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return of(bytes.toByteArray());
        }
    }

    private static Blank of(byte[] saved) throws IOException {
        try (var document = Loader.loadPDF(saved)) {
            var table = document.getDocument().getXrefTable();
            var places = new long[table.size() + 1];
            table.forEach((key, place) -> places[(int) key.getNumber()] = place);
            var trailer = document.getDocument().getTrailer();
            return new Blank(
                    Arrays.copyOf(saved, (int) document.getDocument().getStartXref()),
                    places,
                    number(trailer.getItem(COSName.ROOT)),
                    number(document.getPage(0).getCOSObject().getItem(COSName.CONTENTS)),
                    number(trailer.getItem(COSName.INFO)));
        }
    }

    /** The document with this on its page: operators of a content stream, in ASCII. */
    byte[] filled(String title, CharSequence operators) {
        var rest = new StringBuilder(operators.length() + 1_024);
        var there = places.clone();
        there[drawing] = body.length;
        rest.append(drawing)
                .append(" 0 obj\n<</Length ")
                .append(operators.length())
                .append(">>\nstream\n");
        rest.append(operators).append("\nendstream\nendobj\n");
        there[information] = body.length + rest.length();
        rest.append(information).append(" 0 obj\n<</Title <FEFF");
        rest.append(HexFormat.of().withUpperCase().formatHex(title.getBytes(UTF_16BE)));
        rest.append(">>>\nendobj\n");
        end(rest, there);
        var filled = Arrays.copyOf(body, body.length + rest.length());
        System.arraycopy(rest.toString().getBytes(ISO_8859_1), 0, filled, body.length, rest.length());
        return filled;
    }

    /** The table of where each object is, and where the table is. */
    private void end(StringBuilder rest, long[] there) {
        var table = body.length + rest.length();
        rest.append("xref\n0 ").append(there.length).append("\n0000000000 65535 f\r\n");
        for (var object = 1; object < there.length; object++) {
            var place = Long.toString(there[object]);
            rest.repeat('0', 10 - place.length()).append(place).append(" 00000 n\r\n");
        }
        rest.append("trailer\n<</Size ").append(there.length);
        rest.append("/Root ")
                .append(root)
                .append(" 0 R/Info ")
                .append(information)
                .append(" 0 R>>\n");
        rest.append("startxref\n").append(table).append("\n%%EOF\n");
    }

    private static int number(COSBase reference) {
        return (int) ((COSObject) reference).getKey().getNumber();
    }
}
