package org.entrepot.shipping.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.entrepot.shipping.address.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPrinterTest {

    private final LabelPrinter printer = new LabelPrinter(new TestSender());

    @ParameterizedTest
    @ValueSource(strings = {"CN100000003GB", "ES123456785GB", "1Z999AA10123456784", "00340434161094042557"})
    void a_printer_of_203_dpi_prints_a_barcode_that_a_scanner_reads(String trackingNumber) throws Exception {
        var page = rendered(printer.print(sheet(trackingNumber, address("Ada"))), 203);

        var read = read(page);

        assertThat(read.getText()).isEqualTo(trackingNumber);
        assertThat(read.getBarcodeFormat()).isEqualTo(BarcodeFormat.CODE_128);
    }

    @Test
    void the_barcode_has_white_of_ten_modules_on_each_side() throws Exception {
        var page = rendered(printer.print(sheet("CN100000003GB", address("Ada"))), 203);

        var row = page.getHeight() * 103 / 148;
        var first = firstDark(page, row);
        var last = lastDark(page, row);

        assertThat(first).isGreaterThanOrEqualTo(10 * 3);
        assertThat(page.getWidth() - last).isGreaterThanOrEqualTo(10 * 3);
    }

    @Test
    void the_page_is_a6_and_says_to_whom_from_whom_and_how() throws Exception {
        var pdf = printer.print(sheet("CN100000003GB", address("Zoë Łukasiewicz-Ångström")));

        try (var document = Loader.loadPDF(pdf)) {
            var box = document.getPage(0).getMediaBox();
            assertThat(box.getWidth()).isBetween(297f, 298f);
            assertThat(box.getHeight()).isBetween(419f, 420f);
            assertThat(new PDFTextStripper().getText(document))
                    .contains(
                            "Zoë Łukasiewicz-Ångström",
                            "12 Rue de l’Été",
                            "69002  Lyon",
                            "FRANCE",
                            "NORTHPOST",
                            "STANDARD",
                            "CN100000003GB",
                            "Parcel 1/2",
                            "1.98 kg",
                            "WEB-1");
        }
    }

    @Test
    void a_print_run_has_a_page_for_each_label_and_the_font_once() throws Exception {
        var one = sheet("CN100000003GB", address("Ada"));
        var other = sheet("ES123456785GB", address("Юлія"));

        var run = printer.print("Labels", List.of(one, other, one));

        try (var document = Loader.loadPDF(run)) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            for (var page = 0; page < 3; page++) {
                var image = new PDFRenderer(document).renderImageWithDPI(page, 203, ImageType.BINARY);
                assertThat(read(image).getText()).isEqualTo(page == 1 ? "ES123456785GB" : "CN100000003GB");
            }
        }
        assertThat(run.length).isLessThan(printer.print("Label", List.of(one, other)).length + 10_000);
    }

    @Test
    void letters_that_the_font_does_not_have_and_endless_names_do_not_stop_the_printer() throws Exception {
        var pdf = printer.print(sheet("CN100000003GB", address("王 " + "Maximilian ".repeat(40))));

        assertThat(read(rendered(pdf, 203)).getText()).isEqualTo("CN100000003GB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada O’Neill",
                "Zażółć Gęślą",
                "Ștefan Țîrlea – Çelebi №… €",
                "Αλέξανδρος Παπαδόπουλος",
                "Юлія Ґудзь-Щербак",
                "Nguyễn Thị Hằng",
                "Łódź Юлія Ζωή Hằng"
            })
    void each_letter_of_the_font_shows_and_can_be_copied(String name) throws Exception {
        var pdf = printer.print(sheet("CN100000003GB", address(name)));

        assertThat(pdf.length).isLessThan(60_000);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains(name);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("CN100000003GB");
            for (var font : document.getPage(0).getResources().getFontNames())
                assertThat(document.getPage(0).getResources().getFont(font).isEmbedded())
                        .isTrue();
        }
        assertThat(read(rendered(pdf, 203)).getText()).isEqualTo("CN100000003GB");
    }

    @Test
    void letters_of_the_part_of_the_font_are_drawn_as_in_the_whole() throws Exception {
        var printed = rendered(printer.print(sheet("CN100000003GB", address("Ada Юлія"))), 203);
        var other = rendered(printer.print(sheet("CN100000003GB", address("Ada Hằng"))), 203);

        // What both say is drawn the same, whichever part of the font was taken: the page below the names.
        for (var y = printed.getHeight() * 45 / 148; y < printed.getHeight(); y++)
            for (var x = 0; x < printed.getWidth(); x++)
                assertThat(printed.getRGB(x, y)).isEqualTo(other.getRGB(x, y));
    }

    @Test
    void labels_that_are_printed_at_the_same_time_do_not_mix() throws Exception {
        var tasks = IntStream.range(0, 60)
                .mapToObj(i ->
                        (Callable<byte[]>) () -> printer.print(sheet("CN1%08dGB".formatted(i), address("Ada " + i))))
                .toList();

        List<Future<byte[]>> printed;
        try (var workers = Executors.newFixedThreadPool(4)) {
            printed = workers.invokeAll(tasks);
        }

        for (var i = 0; i < tasks.size(); i += 10) {
            assertThat(read(rendered(printed.get(i).get(), 203)).getText()).isEqualTo("CN1%08dGB".formatted(i));
        }
    }

    @Test
    void the_font_is_taken_apart_once_for_all_labels_in_the_letters_of_an_alphabet() {
        // Nine tenths of the work of a document, were it done for each.
        var typeface = new Typeface();

        var first = typeface.blankFor(lettersOf("Ada Lovelace"));

        assertThat(typeface.blankFor(lettersOf("Mary Somerville"))).isSameAs(first);
        assertThat(typeface.blankFor(lettersOf("Zażółć Gęślą")))
                .isNotSameAs(first)
                .isSameAs(typeface.blankFor(lettersOf("Łódź")));
    }

    private static Set<Integer> lettersOf(String text) {
        return text.codePoints().boxed().collect(Collectors.toSet());
    }

    private static LabelSheet sheet(String trackingNumber, Address to) {
        return new LabelSheet(
                "northpost",
                "STANDARD",
                trackingNumber,
                LocalDate.of(2026, 11, 25),
                1_980,
                "WEB-1",
                UUID.fromString("0199a3c0-0001-7000-8000-000000000001"),
                1,
                2,
                to);
    }

    private static Address address(String recipient) {
        return new Address(
                UUID.fromString("0199a3c0-0003-7000-8000-000000000003"),
                recipient,
                List.of("12 Rue de l’Été", "Bâtiment C"),
                "69002",
                "Lyon",
                null,
                "FR");
    }

    private static BufferedImage rendered(byte[] pdf, int dpi) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.GRAY);
            var folder = Files.createDirectories(Path.of("target", "labels"));
            ImageIO.write(image, "png", folder.resolve("label-" + dpi + ".png").toFile());
            return image;
        }
    }

    private static Result read(BufferedImage image) throws Exception {
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
        return new MultiFormatReader()
                .decode(bitmap, Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.CODE_128)));
    }

    private static int firstDark(BufferedImage image, int row) {
        for (var x = 0; x < image.getWidth(); x++) if ((image.getRGB(x, row) & 0xFF) < 128) return x;
        throw new AssertionError("row " + row + " is white");
    }

    private static int lastDark(BufferedImage image, int row) {
        for (var x = image.getWidth() - 1; x >= 0; x--) if ((image.getRGB(x, row) & 0xFF) < 128) return x;
        throw new AssertionError("row " + row + " is white");
    }
}
