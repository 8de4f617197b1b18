package org.entrepot.shipping.label;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.HumanReadableLocation;

/** An A6 page to draw on, in millimetres from its upper left corner; text sizes in points. */
final class Sheet implements AutoCloseable {

    static final double WIDTH = 105;
    static final double HEIGHT = 148;
    static final PDRectangle A6 = new PDRectangle(points(WIDTH), points(HEIGHT));

    /** Of a 203 dpi printer, the most common one in warehouses: bars of whole dots are not blurred between two of them. */
    private static final double DOT = 25.4 / 203;

    /** ISO/IEC 15417 wants ten modules of white on each side. */
    private static final int QUIET_MODULES = 10;

    private static final int WIDEST_MODULE_DOTS = 4;
    private static final int NARROWEST_MODULE_DOTS = 2;
    private static final float SMALLEST_TEXT = 5;

    private final PDPageContentStream page;
    private final Typeface.Face face;

    Sheet(PDPageContentStream page, Typeface.Face face) {
        this.page = page;
        this.face = face;
    }

    /** Text that starts at x; it is set smaller, and then cut, to fit into the width. */
    void text(String text, double x, double y, float size, double width) throws IOException {
        var fitting = face.fit(text, size, SMALLEST_TEXT, points(width));
        write(fitting, points(x), y);
    }

    void textEndingAt(String text, double x, double y, float size, double width) throws IOException {
        var fitting = face.fit(text, size, SMALLEST_TEXT, points(width));
        write(fitting, points(x) - fitting.width(), y);
    }

    void textAround(String text, double x, double y, float size, double width) throws IOException {
        var fitting = face.fit(text, size, SMALLEST_TEXT, points(width));
        write(fitting, points(x) - fitting.width() / 2, y);
    }

    /** A line from edge to edge. */
    void rule(double y) throws IOException {
        page.setLineWidth(0.8f);
        page.moveTo(points(4), fromBelow(y));
        page.lineTo(points(WIDTH - 4), fromBelow(y));
        page.stroke();
    }

    /** Code 128 in the middle of the page, its modules as wide as the page allows. */
    void barcode(String content, double y, double height) throws IOException {
        var code = new Code128();
        code.setHumanReadableLocation(HumanReadableLocation.NONE);
        code.setContent(content);
        var module = moduleDots(code.getWidth());
        var pageDots = (int) (WIDTH / DOT);
        var start = (pageDots - code.getWidth() * module) / 2;
        for (var bar : code.getRectangles()) {
            var x = (start + bar.x * module) * DOT;
            page.addRect(points(x), fromBelow(y + height), points(bar.width * module * DOT), points(height));
        }
        page.fill();
    }

    @Override
    public void close() throws IOException {
        page.close();
    }

    private void write(Typeface.Fitting fitting, float x, double y) throws IOException {
        page.beginText();
        page.setFont(face.font(), fitting.size());
        page.newLineAtOffset(x, fromBelow(y));
        page.showText(fitting.text());
        page.endText();
    }

    private static int moduleDots(int modules) {
        for (var dots = WIDEST_MODULE_DOTS; dots > NARROWEST_MODULE_DOTS; dots--) {
            if ((modules + 2 * QUIET_MODULES) * dots * DOT <= WIDTH) return dots;
        }
        return NARROWEST_MODULE_DOTS;
    }

    private static float fromBelow(double y) {
        return points(HEIGHT - y);
    }

    private static float points(double millimetres) {
        return (float) (millimetres * 72 / 25.4);
    }
}
