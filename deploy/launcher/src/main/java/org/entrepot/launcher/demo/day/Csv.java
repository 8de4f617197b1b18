package org.entrepot.launcher.demo.day;

import java.util.ArrayList;
import java.util.List;

/** Comma separated values after RFC 4180: fields may be quoted, and a quoted field may hold commas, quotes and line breaks. */
final class Csv {
    private Csv() {}

    /**
     * One row.
     *
     * @param line the number of its first line in the file, from 1
     */
    record Row(int line, List<String> fields) {}

    static List<Row> rows(String text) {
        List<Row> rows = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        var quoted = false;
        var line = 1;
        var begin = 1;
        for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\n') line++;
            if (quoted) {
                if (c != '"') field.append(c);
                else if (i + 1 < text.length() && text.charAt(i + 1) == '"') field.append(text.charAt(++i));
                else quoted = false;
            } else if (c == '"' && field.isEmpty()) quoted = true;
            else if (c == ',') take(fields, field);
            else if (c == '\n') {
                end(rows, fields, field, begin);
                begin = line;
            } else if (c != '\r') field.append(c);
        }
        end(rows, fields, field, begin);
        return rows;
    }

    /** The field as it may stand in a file; what a spreadsheet would take for a formula is made harmless. */
    static String quoted(String text) {
        var harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.matches("[^,\"\r\n]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static void take(List<String> fields, StringBuilder field) {
        fields.add(field.toString());
        field.setLength(0);
    }

    private static void end(List<Row> rows, List<String> fields, StringBuilder field, int line) {
        if (fields.isEmpty() && field.isEmpty()) return;
        take(fields, field);
        rows.add(new Row(line, List.copyOf(fields)));
        fields.clear();
    }
}
