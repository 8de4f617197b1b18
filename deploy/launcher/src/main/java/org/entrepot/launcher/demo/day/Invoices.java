package org.entrepot.launcher.demo.day;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entrepot.launcher.demo.day.LeftOut.Why;
import org.entrepot.stack.StackFailure;

/**
 * A shop's invoices as exported to a file: dirty, as real data are. Every row becomes a line of an invoice or is left out
 * for a reason.
 */
final class Invoices {
    private static final List<String> COLUMNS = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d/M/yyyy H:mm", Locale.ROOT);
    private static final Set<String> NO_PRODUCTS =
            Set.of("POST", "DOT", "M", "D", "S", "B", "C2", "AMAZONFEE", "BANK CHARGES", "CRUK", "PADS", "ADJUST");

    private final Map<String, Invoice> byNumber = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();
    private int rows;

    /** One row that can be used; the quantity is positive in a cancellation too. */
    record Line(int row, String sku, String name, int quantity, long priceMinor) {}

    /** All usable rows of one number. */
    record Invoice(
            String number, boolean cancellation, String customer, String country, LocalDateTime at, List<Line> lines) {}

    private Invoices() {}

    /** @throws StackFailure when there is no such file, or it is no file of invoices */
    static Invoices read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new StackFailure("The invoices in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static Invoices of(String text) {
        var rows = Csv.rows(text);
        if (rows.isEmpty() || !rows.getFirst().fields().equals(COLUMNS))
            throw new StackFailure("The first line of a file of invoices is " + String.join(",", COLUMNS) + ".");
        var invoices = new Invoices();
        rows.stream().skip(1).forEach(invoices::take);
        return invoices;
    }

    List<Invoice> all() {
        return List.copyOf(byNumber.values());
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    int rows() {
        return rows;
    }

    /** How many numbers that are no cancellations the file has, usable or not. */
    int numbers() {
        return numbers.size();
    }

    private static boolean isCancellation(String number) {
        return number.startsWith("C");
    }

    private void take(Csv.Row row) {
        rows++;
        var fields = row.fields();
        var number = fields.getFirst().strip();
        if (!isCancellation(number)) numbers.add(number);
        var code = fields.size() > 1 ? fields.get(1).strip().toUpperCase(Locale.ROOT) : "";
        var why = fields.size() == COLUMNS.size() ? keep(row.line(), number, code, fields) : Why.UNREADABLE;
        if (why != null) leftOut.add(new LeftOut(row.line(), number, code, why));
    }

    /** Null when the row is kept. */
    private Why keep(int row, String number, String code, List<String> fields) {
        var cancellation = isCancellation(number);
        final int quantity;
        final long price;
        final LocalDateTime at;
        try {
            quantity = Integer.parseInt(fields.get(3).strip());
            price = new BigDecimal(fields.get(5).strip())
                    .setScale(2, RoundingMode.HALF_UP)
                    .movePointRight(2)
                    .longValueExact();
            at = LocalDateTime.parse(fields.get(4).strip(), WHEN);
        } catch (NumberFormatException | ArithmeticException | DateTimeParseException e) {
            return Why.UNREADABLE;
        }
        if (number.isEmpty() || quantity == 0 || cancellation && quantity > 0) return Why.UNREADABLE;
        if (!isProduct(code)) return Why.NO_PRODUCT;
        if (!cancellation && quantity < 0) return Why.CORRECTION;
        if (price <= 0) return Why.NO_PRICE;
        var country = Countries.code(fields.get(7));
        if (country.isEmpty()) return Why.UNKNOWN_COUNTRY;
        var line = new Line(row, code, fields.get(2).strip(), Math.abs(quantity), price);
        byNumber.computeIfAbsent(
                        number,
                        first -> new Invoice(
                                number, cancellation, fields.get(6).strip(), country.get(), at, new ArrayList<>()))
                .lines()
                .add(line);
        return null;
    }

    /** Articles have a number of at least four digits in their code; what is postage, a fee or a correction has none. */
    private static boolean isProduct(String code) {
        return !NO_PRODUCTS.contains(code) && code.matches("[A-Z]*[0-9]{4,}[A-Z0-9]*");
    }
}
