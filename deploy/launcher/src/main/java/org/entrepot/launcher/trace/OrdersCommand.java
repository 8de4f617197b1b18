package org.entrepot.launcher.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.Command;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;

/** Lists the newest orders, page by page. */
public final class OrdersCommand implements Command {
    private static final int USUAL = 20;

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public String help() {
        return "orders [--state STATE] [--limit N] [--after PLACE]  the newest orders and how they stand";
    }

    @Override
    public int run(Args args) {
        args.allowing("state", "limit", "after");
        var query = "?limit=" + args.number("limit", USUAL)
                + args.option("state")
                        .map(state -> "&state=" + encoded(state.toUpperCase(Locale.ROOT)))
                        .orElse("")
                + args.option("after").map(after -> "&after=" + encoded(after)).orElse("");
        try (var platform = Platform.at(args.home())) {
            var answer = platform.as("operations-cli").get("/orders" + query);
            if (!answer.isGood()) throw new StackFailure("The orders are not shown: " + answer.inWords());
            print(answer.json());
            return 0;
        }
    }

    private static void print(JsonNode page) {
        System.out.printf("%-10s %-11s %12s  %-27s %s%n", "number", "state", "total", "placed", "id");
        for (var order : page.path("items"))
            System.out.printf(
                    "%-10s %-11s %12s  %-27s %s%n",
                    order.path("number").asText(),
                    order.path("state").asText(),
                    BigDecimal.valueOf(order.path("total").path("minor").asLong(), 2) + " "
                            + order.path("total").path("currency").asText(),
                    order.path("placedAt").asText(),
                    order.path("id").asText());
        if (page.path("items").isEmpty()) System.out.println("There is none.");
        if (page.path("next").isTextual())
            System.out.println("More with --after " + page.path("next").asText());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
