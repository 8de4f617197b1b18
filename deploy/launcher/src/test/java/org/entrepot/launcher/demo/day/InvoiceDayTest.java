package org.entrepot.launcher.demo.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDateTime;
import java.util.List;
import org.entrepot.launcher.demo.day.LeftOut.Why;
import org.entrepot.stack.StackFailure;
import org.junit.jupiter.api.Test;

class InvoiceDayTest {
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final InvoiceDay.Limits LIMITS = new InvoiceDay.Limits(999, 3);

    @Test
    void an_invoice_becomes_an_order_of_its_customer_at_its_time() {
        var day = day("""
                536365,85123A,WHITE HEART,6,01/12/2010 08:26,2.55,17850,United Kingdom
                536365,71053,LANTERN,2,01/12/2010 08:26,3.4,17850,United Kingdom
                """).day();

        var purchase = day.purchases().getFirst();
        assertThat(purchase.reference()).isEqualTo("536365");
        assertThat(purchase.customer()).isEqualTo("17850");
        assertThat(purchase.country()).isEqualTo("GB");
        assertThat(purchase.at()).isEqualTo(LocalDateTime.of(2010, 12, 1, 8, 26));
        assertThat(purchase.lines()).containsExactly(line("85123A", 6), line("71053", 2));
        assertThat(day.products())
                .extracting(Product::sku, Product::nameEn, Product::priceMinor)
                .containsExactly(tuple("85123A", "WHITE HEART", 255L), tuple("71053", "LANTERN", 340L));
    }

    @Test
    void an_invoice_without_a_customer_is_a_guest() {
        var day = day("536365,71053,LANTERN,2,01/12/2010 08:26,3.39,,United Kingdom\n")
                .day();

        assertThat(day.purchases().getFirst().byGuest()).isTrue();
    }

    @Test
    void codes_that_are_no_products_are_left_out() {
        for (var code : List.of("POST", "DOT", "M", "m", "D", "C2", "AMAZONFEE", "BANK CHARGES", "S"))
            assertThat(day("536365," + code + ",x,1,01/12/2010 08:26,3.39,1,France\n")
                            .leftOut())
                    .containsExactly(new LeftOut(2, "536365", code.toUpperCase(java.util.Locale.ROOT), Why.NO_PRODUCT));
        assertThat(day("536365,DCGS0076,x,1,01/12/2010 08:26,3.39,1,France\n").leftOut())
                .isEmpty();
    }

    @Test
    void a_price_of_0_is_left_out() {
        assertThat(reasons("536365,71053,LANTERN,2,01/12/2010 08:26,0,17850,United Kingdom\n"))
                .containsExactly(Why.NO_PRICE);
    }

    @Test
    void a_correction_of_stock_is_left_out() {
        assertThat(reasons("536589,21777,,-10,01/12/2010 16:50,0,,United Kingdom\n"))
                .containsExactly(Why.CORRECTION);
    }

    @Test
    void more_units_than_we_sell_at_once_are_left_out_merged_lines_included() {
        var day = day("""
                1,71053,LANTERN,1000,01/12/2010 08:26,3.39,17850,United Kingdom
                1,71054,LAMP,600,01/12/2010 08:26,3.39,17850,United Kingdom
                1,71054,LAMP,400,01/12/2010 08:26,3.39,17850,United Kingdom
                """);

        assertThat(day.leftOut())
                .extracting(LeftOut::line, LeftOut::why)
                .containsExactly(tuple(2, Why.TOO_MANY), tuple(4, Why.TOO_MANY));
        assertThat(day.day().purchases().getFirst().lines()).containsExactly(line("71054", 600));
    }

    @Test
    void an_article_that_is_twice_in_an_invoice_is_one_line_whatever_the_case_of_its_code() {
        var day = day("""
                1,85123A,HEART,2,01/12/2010 08:26,3.39,17850,United Kingdom
                1,85123a,HEART,3,01/12/2010 08:26,3.39,17850,United Kingdom
                """).day();

        assertThat(day.purchases().getFirst().lines()).containsExactly(line("85123A", 5));
        assertThat(day.notes().getFirst()).contains("2 rows read; 0 left out; 1 rows of an article");
    }

    @Test
    void an_invoice_with_more_lines_than_an_order_takes_is_several_orders() {
        var rows = new StringBuilder();
        for (int i = 0; i < 7; i++)
            rows.append("1,7105" + i + ",LANTERN,1,01/12/2010 08:26,3.39,17850,United Kingdom\n");

        var purchases = day(rows.toString()).day().purchases();

        assertThat(purchases).extracting(Purchase::reference).containsExactly("1", "1-2", "1-3");
        assertThat(purchases).extracting(purchase -> purchase.lines().size()).containsExactly(3, 3, 1);
    }

    @Test
    void rows_that_cannot_be_read_are_left_out_one_by_one() {
        assertThat(reasons("""
                1,71053,LANTERN,two,01/12/2010 08:26,3.39,17850,United Kingdom
                1,71053,LANTERN,2,2010-12-01,3.39,17850,United Kingdom
                1,71053,LANTERN,2,01/12/2010 08:26,cheap,17850,United Kingdom
                1,71053,LANTERN,2,01/12/2010 08:26,3.39,17850
                1,71053,LANTERN,0,01/12/2010 08:26,3.39,17850,United Kingdom
                C1,71053,LANTERN,2,01/12/2010 08:26,3.39,17850,United Kingdom
                """)).hasSize(6).containsOnly(Why.UNREADABLE);
    }

    @Test
    void a_country_that_nobody_knows_is_left_out_and_shopkeepers_names_are_known() {
        assertThat(reasons("1,71053,LANTERN,2,01/12/2010 08:26,3.39,17850,Unspecified\n"))
                .containsExactly(Why.UNKNOWN_COUNTRY);
        assertThat(day("1,71053,LANTERN,2,01/12/2010 08:26,3.39,17850,EIRE\n")
                        .day()
                        .purchases()
                        .getFirst()
                        .country())
                .isEqualTo("IE");
        assertThat(day("1,71053,LANTERN,2,01/12/2010 08:26,3.39,17850,Channel Islands\n")
                        .day()
                        .purchases()
                        .getFirst()
                        .country())
                .isEqualTo("JE");
    }

    @Test
    void the_catalogue_has_the_most_frequent_price_and_the_report_tells_the_others() {
        var day = day("""
                1,71053,LANTERN,1,01/12/2010 08:26,3.39,17850,United Kingdom
                2,71053,LANTERN,1,01/12/2010 08:27,7.08,17850,United Kingdom
                3,71053,LANTERN,1,01/12/2010 08:28,3.39,17850,United Kingdom
                """).day();

        assertThat(day.products().getFirst().priceMinor()).isEqualTo(339);
        assertThat(day.notes()).anySatisfy(note -> assertThat(note).startsWith("1 rows have another price"));
    }

    @Test
    void a_cancellation_is_goods_that_come_back_of_an_earlier_purchase() {
        var day = day("""
                1,71053,LANTERN,6,01/12/2010 08:26,3.39,17850,United Kingdom
                C2,71053,LANTERN,-2,02/12/2010 08:26,3.39,17850,United Kingdom
                """);

        assertThat(day.day().comebacks()).containsExactly(new Comeback("C2", "1", List.of(line("71053", 2))));
        assertThat(day.rowOf("C2", "71053")).isEqualTo(3);
    }

    @Test
    void a_cancellation_without_customer_or_purchase_is_left_out() {
        assertThat(reasons("""
                1,71053,LANTERN,6,01/12/2010 08:26,3.39,17850,United Kingdom
                C2,71053,LANTERN,-2,02/12/2010 08:26,3.39,,United Kingdom
                C3,71053,LANTERN,-2,02/12/2010 08:26,3.39,13047,United Kingdom
                C4,71054,LAMP,-2,02/12/2010 08:26,3.39,17850,United Kingdom
                C5,71053,LANTERN,-2,01/12/2010 08:00,3.39,17850,United Kingdom
                """))
                .containsExactly(Why.NOBODY, Why.NOT_BOUGHT_BEFORE, Why.NOT_BOUGHT_BEFORE, Why.NOT_BOUGHT_BEFORE);
    }

    @Test
    void no_more_comes_back_than_was_bought() {
        var day = day("""
                1,71053,LANTERN,6,01/12/2010 08:26,3.39,17850,United Kingdom
                C2,71053,LANTERN,-4,02/12/2010 08:26,3.39,17850,United Kingdom
                C3,71053,LANTERN,-4,03/12/2010 08:26,3.39,17850,United Kingdom
                C4,71053,LANTERN,-4,04/12/2010 08:26,3.39,17850,United Kingdom
                """);

        assertThat(day.day().comebacks())
                .extracting(comeback -> comeback.lines().getFirst().quantity())
                .containsExactly(4, 2);
        assertThat(day.leftOut()).extracting(LeftOut::why).containsExactly(Why.MORE_THAN_BOUGHT, Why.NOT_BOUGHT_BEFORE);
    }

    @Test
    void what_is_to_come_back_is_never_declined_or_cancelled() {
        var rows = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            rows.append(i + ",71053,LANTERN,1,01/12/2010 08:26,3.39," + i + ",United Kingdom\n");
            rows.append("C" + i + ",71053,LANTERN,-1,01/12/2010 09:26,3.39," + i + ",United Kingdom\n");
        }

        assertThat(day(rows.toString()).day().purchases())
                .allSatisfy(purchase -> assertThat(purchase.token()).isEqualTo("tok_visa"))
                .noneMatch(Purchase::changesMind);
    }

    @Test
    void a_file_that_is_no_file_of_invoices_is_refused() {
        assertThatThrownBy(() -> InvoiceDay.of("a,b,c\n1,2,3\n", LIMITS, 1)).isInstanceOf(StackFailure.class);
    }

    private static InvoiceDay day(String rows) {
        return InvoiceDay.of(HEADER + rows, LIMITS, 1);
    }

    private static List<Why> reasons(String rows) {
        return day(rows).leftOut().stream().map(LeftOut::why).toList();
    }

    private static Purchase.Line line(String sku, int quantity) {
        return new Purchase.Line(sku, quantity);
    }
}
