package org.entrepot.customer.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrepot.customer.notification.Waiting.Addressee;
import org.entrepot.customer.order.OrderLines;
import org.entrepot.events.Money;
import org.entrepot.events.customer.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LettersTest {

    private final Letters letters = new Letters(new TestMailConfig());

    static Stream<Template> templates() {
        return EnumSet.complementOf(EnumSet.of(Template.UNKNOWN)).stream();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_letter_is_written_in_both_languages_as_text_and_as_html(Template template) {
        for (var language : List.of("en", "fr")) {
            var letter = letters.of(about(template, full()), new Addressee("ada@example.com", "Ada", language));

            assertThat(letter.subject()).contains("E-100042").doesNotContain("\n");
            assertThat(letter.text()).contains("Ada", "Entrepot").doesNotContain("{", "<", "NOT_FOUND");
            assertThat(letter.html())
                    .contains("<html lang=\"" + language + "\">", "Ada", "<title>" + letter.subject())
                    .doesNotContain("NOT_FOUND", "null");
            assertThat(withoutStyle(letter.html())).doesNotContain("{");
        }
    }

    @Test
    void a_parcel_is_announced_with_its_tracking_number_its_link_and_the_promised_day() {
        var letter = letters.of(about(Template.PARCEL_SHIPPED, full()), new Addressee("ada@example.com", "Ada", "fr"));

        assertThat(letter.text())
                .contains(
                        "Numéro de suivi : CN100000003GB",
                        "Suivre le colis : https://carrier.example/track/CN100000003GB",
                        "jeudi 5 mars 2026",
                        "2 x KETTLE-RED")
                .doesNotContain("MUG-BLUE", "£");
        assertThat(letter.html()).contains("href=\"https://carrier.example/track/CN100000003GB\"", "jeudi 5 mars 2026");
    }

    @Test
    void money_and_days_are_written_as_the_reader_writes_them() {
        var english = letters.of(about(Template.REFUND_SETTLED, full()), new Addressee("ada@example.com", "Ada", "en"));
        var french = letters.of(about(Template.REFUND_SETTLED, full()), new Addressee("ada@example.com", "Ada", "fr"));

        assertThat(english.text()).contains("£1,295.50");
        assertThat(french.text()).contains("1\u202f295,50\u00a0£");
    }

    @Test
    void what_a_customer_calls_themselves_is_text_never_markup() {
        var name = "<img src=x onerror=alert(1)>\"&'";

        var letter =
                letters.of(about(Template.ORDER_RECEIVED, Details.NONE), new Addressee("ada@example.com", name, "en"));

        assertThat(letter.html()).doesNotContain("<img").contains("&lt;img src=x onerror=alert(1)&gt;&quot;&amp;&#39;");
        assertThat(letter.text()).contains(name);
    }

    @Test
    void a_tracking_address_that_is_not_of_the_web_is_shown_but_is_no_link() {
        var parcel = new Details.Parcel("northpost", "CN1", "javascript:alert(1)", LocalDate.of(2026, 3, 5));
        var details = new Details(null, parcel, null, null, List.of());

        var letter = letters.of(about(Template.PARCEL_SHIPPED, details), new Addressee("ada@example.com", "Ada", "en"));

        assertThat(letter.html()).doesNotContain("href").contains("javascript:alert(1)");
    }

    @Test
    void each_reason_of_an_end_reads_differently() {
        var texts = Stream.of("CUSTOMER", "EXPIRED", "MERCHANT")
                .map(reason -> letters.of(
                                about(Template.ORDER_CANCELLED, Details.because(reason)),
                                new Addressee("ada@example.com", "Ada", "en"))
                        .text())
                .distinct();

        assertThat(texts).hasSize(3);
    }

    @Test
    void each_reason_of_a_refused_return_reads_differently_and_a_strange_one_is_not_shown() {
        for (var language : List.of("en", "fr")) {
            var texts = Stream.of("TOO_LATE", "NOT_OURS", "NO_DAMAGE_VISIBLE", "DAMAGED_BY_CUSTOMER", "SHOP_CODE_7")
                    .map(reason -> letters.of(
                                    about(Template.RETURN_DECLINED, Details.because(reason)),
                                    new Addressee("ada@example.com", "Ada", language))
                            .text())
                    .toList();

            assertThat(texts).doesNotHaveDuplicates().noneMatch(text -> text.contains("SHOP_CODE_7"));
        }
    }

    @Test
    void the_reason_of_a_refused_return_has_several_codes() {
        var late = letters.of(
                about(Template.RETURN_DECLINED, Details.because("TOO_LATE")),
                new Addressee("ada@example.com", "Ada", "en"));
        var passed = letters.of(
                about(Template.RETURN_DECLINED, Details.because("WINDOW_PASSED")),
                new Addressee("ada@example.com", "Ada", "en"));

        assertThat(passed.text()).isEqualTo(late.text()).contains("The time in which they could be returned is over.");
    }

    @Test
    void a_return_without_a_refund_says_what_is_kept_and_what_goes_back() {
        var nothing = new Details(null, null, null, null, List.of());
        var gifts = new Details(null, null, null, null, List.of(new Details.Item("GIFT-BAG", 1)));
        var ada = new Addressee("ada@example.com", "Ada", "en");

        var refused = letters.of(about(Template.RETURN_RESOLVED, nothing), ada);
        var kept = letters.of(about(Template.RETURN_RESOLVED, gifts), ada);

        assertThat(refused.text()).contains("the articles go back to you").doesNotContain("KETTLE-RED", "accept the");
        assertThat(refused.html()).contains("the articles go back to you").doesNotContain("<th");
        assertThat(kept.text()).contains("1 x GIFT-BAG", "nothing to refund").doesNotContain("£");
        assertThat(kept.html()).contains("GIFT-BAG", "nothing to refund");
    }

    @Test
    void a_letter_without_what_it_must_tell_is_not_written() {
        var parcelWithoutParcel = about(Template.PARCEL_SHIPPED, Details.NONE);

        assertThatThrownBy(() -> letters.of(parcelWithoutParcel, new Addressee("ada@example.com", "Ada", "en")))
                .hasMessageContaining("promisedOn");
    }

    private static Details full() {
        return new Details(
                "NO_STOCK",
                new Details.Parcel(
                        "northpost",
                        "CN100000003GB",
                        "https://carrier.example/track/CN100000003GB",
                        LocalDate.of(2026, 3, 5)),
                new Details.Return("RMA-10000017", "CN100000004GB", Instant.parse("2026-03-23T23:00:00Z")),
                new Money(129_550, "GBP"),
                List.of(new Details.Item("KETTLE-RED", 2)));
    }

    private static Waiting about(Template template, Details details) {
        return new Waiting(
                UUID.randomUUID(),
                UUID.randomUUID(),
                template,
                null,
                "E-100042",
                List.of(
                        new OrderLines.Line(1, "KETTLE-RED", 2, new Money(2_590, "GBP")),
                        new OrderLines.Line(2, "MUG-BLUE", 6, new Money(2_550, "GBP"))),
                new Money(5_140, "GBP"),
                details,
                0);
    }

    private static String withoutStyle(String html) {
        return html.replaceFirst("(?s)<style>.*?</style>", "");
    }
}
