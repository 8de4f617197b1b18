package org.entrepot.launcher.demo.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the file that the day does without.
 *
 * @param line its number in the file, from 1, the header included
 */
public record LeftOut(int line, String invoice, String code, Why why) {
    /** Why a line of the file is no line of an order or of a return. */
    public enum Why {
        UNREADABLE("the row cannot be read"),
        NO_PRODUCT("the code is no product: postage, a fee, a discount, a correction by hand"),
        NO_PRICE("the price is 0"),
        CORRECTION("a negative quantity outside a cancellation: stock was corrected"),
        TOO_MANY("more units of one article in one order than we sell at once"),
        UNKNOWN_COUNTRY("the country has no code that we know"),
        NOBODY("a cancellation without a customer: it cannot be matched with a purchase"),
        NOT_BOUGHT_BEFORE("a cancellation of goods that this customer did not buy earlier in the file"),
        MORE_THAN_BOUGHT("a cancellation of more units than are left of the purchase: what is left comes back"),
        NOT_DELIVERED("a cancellation of goods that were not delivered in this run");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /** How many of each kind, in the order of the kinds. */
    public static Map<Why, Long> counted(List<LeftOut> all) {
        return all.stream()
                .collect(Collectors.groupingBy(LeftOut::why, () -> new EnumMap<>(Why.class), Collectors.counting()));
    }

    /** Writes them as CSV with a header. */
    public static void write(Path file, List<LeftOut> all) {
        var rows = all.stream().map(LeftOut::row);
        try {
            Files.write(file, (Iterable<String>) Stream.concat(Stream.of("line,invoice,code,reason"), rows)::iterator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String row() {
        return line + "," + Csv.quoted(invoice) + "," + Csv.quoted(code) + "," + Csv.quoted(why.sentence());
    }
}
