package org.entrepot.shipping.label;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.entrepot.shipping.address.Address;

/** Prints labels: one A6 page with sender, address, service, and the tracking number as text and as Code 128. */
@ApplicationScoped
class LabelPrinter {

    private static final double LEFT = 6;
    private static final double RIGHT = Sheet.WIDTH - 6;

    private final Sender sender;
    private final Typeface typeface = new Typeface();

    LabelPrinter(Sender sender) {
        this.sender = sender;
    }

    byte[] print(LabelSheet label) {
        return print(label.trackingNumber(), List.of(label));
    }

    /** One document, a page for each label. */
    byte[] print(String title, List<LabelSheet> labels) {
        var pages = new Pages(typeface);
        for (var label : labels) draw(pages.next(), label);
        return pages.print(title);
    }

    private void draw(Sheet sheet, LabelSheet label) {
        sheet.text(label.carrier().toUpperCase(Locale.ROOT), LEFT, 14, 20, 60);
        sheet.textEndingAt(label.service(), RIGHT, 14, 16, 32);
        sheet.rule(18);
        from(sheet, label);
        sheet.rule(32);
        to(sheet, label.to());
        sheet.rule(84);
        sheet.barcode(label.trackingNumber(), 88, 30);
        sheet.textAround(label.trackingNumber(), Sheet.WIDTH / 2, 126, 14, 90);
        sheet.rule(131);
        sheet.text(foot(label), LEFT, 137, 9, RIGHT - LEFT);
        sheet.text("Order " + label.orderId(), LEFT, 142, 7, RIGHT - LEFT);
    }

    private void from(Sheet sheet, LabelSheet label) {
        sheet.text("From", LEFT, 22.5, 7, 20);
        sheet.text(sender.name() + " · " + label.location(), LEFT, 26.5, 9, RIGHT - LEFT);
        var address = String.join(", ", sender.lines()) + ", " + sender.postcode() + " " + sender.city() + ", "
                + sender.country();
        sheet.text(address, LEFT, 30, 7, RIGHT - LEFT);
    }

    private static void to(Sheet sheet, Address to) {
        sheet.text("To", LEFT, 36.5, 7, 20);
        sheet.text(to.recipient(), LEFT, 43, 15, RIGHT - LEFT);
        var y = 49.0;
        for (var line : atMost(4, to.lines())) {
            sheet.text(line, LEFT, y, 12, RIGHT - LEFT);
            y += 5.3;
        }
        sheet.text(to.postcode() + "  " + to.city(), LEFT, y + 2, 16, RIGHT - LEFT);
        if (to.region() != null) sheet.text(to.region(), LEFT, y + 7.5, 11, RIGHT - LEFT);
        sheet.text(country(to.country()), LEFT, 82, 12, RIGHT - LEFT);
    }

    private static String foot(LabelSheet label) {
        return "Parcel %d/%d   %.2f kg   due %s"
                .formatted(label.nth(), label.boxes(), label.weightGrams() / 1_000.0, label.promisedOn());
    }

    /** The lines that there is room for; the last of them takes what is left. */
    private static List<String> atMost(int most, List<String> lines) {
        if (lines.size() <= most) return lines;
        var shown = new java.util.ArrayList<>(lines.subList(0, most - 1));
        shown.add(String.join(", ", lines.subList(most - 1, lines.size())));
        return shown;
    }

    private static String country(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ENGLISH);
    }
}
