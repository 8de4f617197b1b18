package org.entrepot.shipping.label;

import java.util.Set;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.HumanReadableLocation;

/** An A6 page to draw on, in millimetres from its upper left corner; text sizes in points. */
final class Sheet {

    static final double WIDTH = 105;
    static final double HEIGHT = 148;
    static final PDRectangle A6 = new PDRectangle((float) points(WIDTH), (float) points(HEIGHT));

    /** Of a 203 dpi printer, the most common one in warehouses: bars of whole dots are not blurred between two of them. */
    private static final double DOT = 25.4 / 203;

    /** ISO/IEC 15417 wants ten modules of white on each side. */
    private static final int QUIET_MODULES = 10;

    private static final int WIDEST_MODULE_DOTS = 4;
    private static final int NARROWEST_MODULE_DOTS = 2;
    private static final double SMALLEST_TEXT = 5;

    private final Typeface typeface;
    private final Set<Integer> letters;
    private final StringBuilder operators = new StringBuilder(6_000);

    /** @param letters where the letters that are written are noted */
    Sheet(Typeface typeface, Set<Integer> letters) {
        this.typeface = typeface;
        this.letters = letters;
    }

    /** Text that starts at x; it is set smaller, and then cut, to fit into the width. */
    void text(String text, double x, double y, double size, double width) {
        var fitting = typeface.fit(text, size, SMALLEST_TEXT, points(width));
        write(fitting, points(x), y);
    }

    void textEndingAt(String text, double x, double y, double size, double width) {
        var fitting = typeface.fit(text, size, SMALLEST_TEXT, points(width));
        write(fitting, points(x) - fitting.width(), y);
    }

    void textAround(String text, double x, double y, double size, double width) {
        var fitting = typeface.fit(text, size, SMALLEST_TEXT, points(width));
        write(fitting, points(x) - fitting.width() / 2, y);
    }

    /** A line from edge to edge. */
    void rule(double y) {
        number(0.8).operator("w");
        number(points(4)).number(fromBelow(y)).operator("m");
        number(points(WIDTH - 4)).number(fromBelow(y)).operator("l");
        operator("S");
    }

    /** Code 128 in the middle of the page, its modules as wide as the page allows. */
    void barcode(String content, double y, double height) {
        var code = new Code128();
        code.setHumanReadableLocation(HumanReadableLocation.NONE);
        code.setContent(content);
        var module = moduleDots(code.getWidth());
        var pageDots = (int) (WIDTH / DOT);
        var start = (pageDots - code.getWidth() * module) / 2;
        for (var bar : code.getRectangles()) {
            var x = (start + bar.x * module) * DOT;
            number(points(x)).number(fromBelow(y + height));
            number(points(bar.width * module * DOT)).number(points(height)).operator("re");
        }
        operator("f");
    }

    /** What was drawn, as operators of a content stream, in ASCII. */
    CharSequence operators() {
        return operators;
    }

    private void write(Typeface.Fitting fitting, double x, double y) {
        operator("BT");
        operators.append('/').append(Blank.FONT).append(' ');
        number(fitting.size()).operator("Tf");
        number(x).number(fromBelow(y)).operator("Td");
        operators.append('<');
        for (var glyph : fitting.glyphs()) {
            letters.add(glyph.letter());
            hexadecimal(glyph.id());
        }
        operators.append('>');
        operator("Tj");
        operator("ET");
    }

    private void hexadecimal(int id) {
        for (var shift = 12; shift >= 0; shift -= 4) operators.append(Character.forDigit(id >> shift & 0xF, 16));
    }

    /** In thousandths: a printer has no finer dots, and PDF knows no exponents. */
    private Sheet number(double value) {
        var thousandths = Math.round(value * 1_000);
        if (thousandths < 0) operators.append('-');
        var fraction = Long.toString(1_000 + Math.abs(thousandths) % 1_000);
        operators
                .append(Math.abs(thousandths) / 1_000)
                .append('.')
                .append(fraction, 1, 4)
                .append(' ');
        return this;
    }

    private void operator(String name) {
        operators.append(name).append('\n');
    }

    private static int moduleDots(int modules) {
        for (var dots = WIDEST_MODULE_DOTS; dots > NARROWEST_MODULE_DOTS; dots--) {
            if ((modules + 2 * QUIET_MODULES) * dots * DOT <= WIDTH) return dots;
        }
        return NARROWEST_MODULE_DOTS;
    }

    private static double fromBelow(double y) {
        return points(HEIGHT - y);
    }

    private static double points(double millimetres) {
        return millimetres * 72 / 25.4;
    }
}
