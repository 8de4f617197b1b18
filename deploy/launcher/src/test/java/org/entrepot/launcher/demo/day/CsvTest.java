package org.entrepot.launcher.demo.day;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void quoted_fields_may_hold_commas_quotes_and_line_breaks() {
        var rows = Csv.rows("a,\"b, \"\"c\"\"\nd\",e\r\nf,,\n");

        assertThat(rows.get(0).fields()).containsExactly("a", "b, \"c\"\nd", "e");
        assertThat(rows.get(1).fields()).containsExactly("f", "", "");
        assertThat(rows).extracting(Csv.Row::line).containsExactly(1, 3);
    }

    @Test
    void empty_lines_and_a_missing_last_line_break_do_no_harm() {
        assertThat(Csv.rows("\uFEFFa,b\n\nc,d")).extracting(Csv.Row::line).containsExactly(1, 3);
    }

    @Test
    void what_is_written_can_be_read_and_is_no_formula() {
        assertThat(Csv.quoted("plain")).isEqualTo("plain");
        assertThat(Csv.quoted("with, \"all\"")).isEqualTo("\"with, \"\"all\"\"\"");
        assertThat(Csv.quoted("=1+1")).isEqualTo("'=1+1");
    }
}
