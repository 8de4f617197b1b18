package org.entrepot.returns.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class LabelSheetTest {

    private final LabelSheet sheet = new LabelSheet(new AWarehouse());

    @Test
    void both_numbers_can_be_scanned_and_read() throws Exception {
        var pdf = sheet.of("RMA-10000017", new ReturnLabel("northpost", "CN100000003GB"), LocalDate.of(2026, 3, 23));

        try (var document = Loader.loadPDF(pdf)) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, 300);
            var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
            var hints = Map.of(
                    DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.CODE_128), DecodeHintType.TRY_HARDER, true);
            var scanned = new GenericMultipleBarcodeReader(new MultiFormatReader()).decodeMultiple(bitmap, hints);
            assertThat(Arrays.stream(scanned).map(Result::getText))
                    .containsExactlyInAnyOrder("RMA-10000017", "CN100000003GB");
            assertThat(new PDFTextStripper().getText(document))
                    .contains("RMA-10000017", "CN100000003GB", "23 March 2026", "23 mars 2026", "Dock Road");
        }
    }

    @Test
    void letters_that_no_reader_can_draw_do_not_stop_the_print() {
        var somewhere = new LabelSheet(new AWarehouse("倉庫"));

        assertThat(somewhere.of("RMA-10000017", new ReturnLabel("northpost", "CN1"), LocalDate.of(2026, 3, 23)))
                .isNotEmpty();
    }

    private record AWarehouse(String called) implements CarrierConfig, CarrierConfig.Who, CarrierConfig.Place {

        AWarehouse() {
            this("Entrepot Returns");
        }

        @Override
        public Who carrier() {
            return this;
        }

        @Override
        public Place to() {
            return this;
        }

        @Override
        public URI url() {
            return URI.create("http://127.0.0.1");
        }

        @Override
        public String name() {
            return called;
        }

        @Override
        public List<String> lines() {
            return List.of("Unit 4", "Dock Road");
        }

        @Override
        public String postcode() {
            return "M17 1AB";
        }

        @Override
        public String city() {
            return "Manchester";
        }

        @Override
        public String country() {
            return "GB";
        }
    }
}
