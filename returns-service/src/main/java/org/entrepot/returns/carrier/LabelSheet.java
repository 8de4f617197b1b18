package org.entrepot.returns.carrier;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import uk.org.okapibarcode.backend.Code128;

/** The sheet that a customer sticks on the parcel: A6, in English and French, with both numbers to read and to scan. */
@ApplicationScoped
public class LabelSheet {

    private static final PDRectangle A6 = new PDRectangle(298, 420);
    private static final float LEFT = 24;
    private static final float WIDEST = A6.getWidth() - 2 * LEFT;
    private static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
    private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    private final CarrierConfig config;

    LabelSheet(CarrierConfig config) {
        this.config = config;
    }

    /** As PDF. */
    public byte[] of(String rmaNumber, ReturnLabel label, LocalDate sendBy) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.getDocumentInformation().setTitle("Return " + rmaNumber);
            var page = new PDPage(A6);
            document.addPage(page);
            try (var canvas = new PDPageContentStream(document, page)) {
                draw(canvas, rmaNumber, label, sendBy);
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void draw(PDPageContentStream canvas, String rmaNumber, ReturnLabel label, LocalDate sendBy)
            throws IOException {
        write(canvas, BOLD, 16, 384, "RETURN / RETOUR");
        write(canvas, PLAIN, 9, 368, label.carrier().toUpperCase(Locale.ROOT) + "  -  prepaid / port payé");
        var y = 340f;
        write(canvas, BOLD, 12, y, config.to().name());
        for (var line : config.to().lines()) write(canvas, PLAIN, 12, y -= 15, line);
        write(
                canvas,
                PLAIN,
                12,
                y -= 15,
                config.to().postcode() + " " + config.to().city());
        write(canvas, PLAIN, 12, y - 15, config.to().country());
        write(canvas, PLAIN, 9, 250, "Tracking number / Numéro de suivi");
        barcode(canvas, label.trackingNumber(), 190, 52);
        write(canvas, BOLD, 12, 174, label.trackingNumber());
        write(canvas, PLAIN, 9, 146, "Return number / Numéro de retour");
        barcode(canvas, rmaNumber, 86, 52);
        write(canvas, BOLD, 12, 70, rmaNumber);
        write(canvas, PLAIN, 9, 42, "Please send by " + day(sendBy, Locale.UK));
        write(canvas, PLAIN, 9, 30, "À envoyer au plus tard le " + day(sendBy, Locale.FRANCE));
    }

    /** Code 128 (ISO/IEC 15417): bars only, as wide as the sheet allows. */
    private static void barcode(PDPageContentStream canvas, String content, float bottom, float height)
            throws IOException {
        var code = new Code128();
        code.setContent(content);
        var scale = Math.min(1.6f, WIDEST / code.getWidth());
        for (var bar : code.getRectangles()) {
            canvas.addRect(LEFT + (float) bar.x * scale, bottom, (float) bar.width * scale, height);
        }
        canvas.fill();
    }

    private static void write(PDPageContentStream canvas, PDFont font, int size, float y, String text)
            throws IOException {
        canvas.beginText();
        canvas.setFont(font, size);
        canvas.newLineAtOffset(LEFT, y);
        canvas.showText(printable(font, text));
        canvas.endText();
    }

    /** The fonts that every PDF reader has hold Western European letters only. */
    private static String printable(PDFont font, String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(letter -> shown.append(has(font, letter) ? Character.toString(letter) : "?"));
        return shown.toString();
    }

    private static boolean has(PDFont font, int letter) {
        try {
            font.encode(Character.toString(letter));
            return true;
        } catch (IOException | IllegalArgumentException missing) {
            return false;
        }
    }

    private static String day(LocalDate date, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(date);
    }
}
