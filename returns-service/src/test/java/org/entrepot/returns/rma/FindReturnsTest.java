package org.entrepot.returns.rma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.returns.Desk.arrivedOrder;
import static org.entrepot.returns.Desk.asked;
import static org.entrepot.returns.Desk.count;
import static org.entrepot.returns.Desk.receipt;
import static org.entrepot.returns.Desk.staff;
import static org.entrepot.returns.Desk.step;
import static org.entrepot.returns.Desk.storefront;
import static org.entrepot.returns.Desk.wish;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.entrepot.kit.test.RealParts;
import org.entrepot.returns.CarrierParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the desk and a storefront find, list and print. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(CarrierParts.class)
class FindReturnsTest {

    private final UUID order = arrivedOrder(Instant.now());

    @Test
    void a_clerk_finds_a_return_by_the_number_on_the_parcel() {
        var id = asked(order, wish(1, 1));
        String rma = step(id, "approve", null).then().extract().path("rmaNumber");

        staff("returns-clerk")
                .queryParam("rma", rma.toLowerCase(java.util.Locale.ROOT))
                .get("/returns")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id.toString()));
        var wrong = rma.substring(0, rma.length() - 1) + (rma.endsWith("0") ? "1" : "0");
        staff("returns-clerk").queryParam("rma", wrong).get("/returns").then().statusCode(422);
    }

    @Test
    void the_label_is_there_while_the_goods_may_be_sent() {
        var id = asked(order, wish(1, 1));
        storefront("web-shop").get("/returns/" + id + "/label.pdf").then().statusCode(409);
        step(id, "approve", null).then().statusCode(200);

        var pdf = storefront("web-shop")
                .get("/returns/" + id + "/label.pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();

        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        step(id, "receive", receipt(count(1, 1))).then().statusCode(200);
        storefront("web-shop").get("/returns/" + id + "/label.pdf").then().statusCode(409);
    }

    @Test
    void the_label_and_the_mail_name_the_same_last_day() throws IOException {
        var id = asked(order, wish(1, 1));
        String sendBy = step(id, "approve", null).then().extract().path("sendBy");
        var told = LocalDate.ofInstant(Instant.parse(sendBy), ZoneId.of("Europe/London"));

        var pdf = storefront("web-shop").get("/returns/" + id + "/label.pdf").asByteArray();

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("send by " + told.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderId", "rma", "state", "after", "limit"})
    void what_cannot_be_kept_as_text_is_looked_for_in_vain(String parameter) {
        staff("returns-clerk")
                .urlEncodingEnabled(false)
                .get("/returns?" + parameter + "=%00")
                .then()
                .statusCode(both(greaterThanOrEqualTo(400)).and(lessThan(500)));
    }

    @Test
    void lists_go_page_by_page_newest_first() {
        var first = asked(order, wish(2, 1));
        var second = asked(order, wish(2, 1));
        var third = asked(order, wish(2, 1));

        var page = staff("returns-clerk")
                .queryParam("orderId", order)
                .queryParam("state", "REQUESTED")
                .queryParam("limit", 2)
                .get("/returns")
                .then()
                .body("items.id", equalTo(List.of(third.toString(), second.toString())))
                .extract();
        staff("returns-clerk")
                .queryParam("orderId", order)
                .queryParam("limit", 2)
                .queryParam("after", page.<String>path("next"))
                .get("/returns")
                .then()
                .body("items.id", equalTo(List.of(first.toString())));
        storefront("other-shop")
                .queryParam("orderId", order)
                .get("/returns")
                .then()
                .body("items", hasSize(0));
        staff("returns-clerk")
                .queryParam("state", "LOST")
                .get("/returns")
                .then()
                .statusCode(422);
        staff("returns-clerk").queryParam("orderId", "1").get("/returns").then().statusCode(422);
    }
}
