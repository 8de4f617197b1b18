package org.entrepot.launcher.stuck;

import com.fasterxml.jackson.databind.JsonNode;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.Command;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;

/** Lists the orders that are past a deadline. */
public final class StuckCommand implements Command {
    @Override
    public String name() {
        return "stuck";
    }

    @Override
    public String help() {
        return "stuck                                            orders past a deadline: what is missing, who owes it, since when";
    }

    @Override
    public int run(Args args) {
        args.allowing();
        try (var platform = Platform.at(args.home())) {
            var api = platform.as("operations-cli");
            var after = "";
            var count = 0;
            do {
                var answer = api.get("/operations/order/stuck-orders?limit=200" + after);
                if (!answer.isGood()) throw new StackFailure("The list is not shown: " + answer.inWords());
                for (var entry : answer.json().path("items")) {
                    print(entry);
                    count++;
                }
                var next = answer.json().path("next");
                after = next.isTextual() ? "&after=" + next.asText() : "";
            } while (!after.isEmpty());
            System.out.println(
                    count == 0
                            ? "No order is past a deadline."
                            : count + (count == 1 ? " fact is" : " facts are")
                                    + " missing. ./entrepot trace <order> shows what came; ./entrepot nudge <order> --why … asks for it.");
            return count == 0 ? 0 : 1;
        }
    }

    private static void print(JsonNode entry) {
        System.out.printf(
                "%-10s %-10s %s misses %-20s owed by %-18s since %s: %s%n",
                entry.path("number").asText(),
                entry.path("state").asText(),
                entry.path("orderId").asText(),
                entry.path("missing").asText(),
                entry.path("owedBy").asText(),
                entry.path("since").asText(),
                entry.path("detail").asText());
    }
}
