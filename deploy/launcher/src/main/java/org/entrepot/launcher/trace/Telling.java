package org.entrepot.launcher.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.launcher.platform.HeardFact;
import org.entrepot.launcher.platform.Json;

/** What a fact says, in a few words: the fields that people look for, as far as it has them. */
final class Telling {
    private static final List<String> PLAIN = List.of(
            "number",
            "reason",
            "reasonCode",
            "carrier",
            "service",
            "trackingNumber",
            "promisedOn",
            "location",
            "rmaNumber",
            "sku",
            "delta",
            "level",
            "resolution",
            "template");
    private static final List<String> AMOUNTS = List.of("total", "amount", "cost", "refund");

    private Telling() {}

    static String of(HeardFact fact) {
        var json = Json.read(fact.value());
        List<String> words = new ArrayList<>();
        for (var field : PLAIN)
            if (json.path(field).isValueNode()) words.add(json.path(field).asText());
        for (var field : AMOUNTS) if (json.path(field).has("minor")) words.add(field + " " + money(json.path(field)));
        for (var list : List.of("lines", "units", "shortages", "parcels"))
            if (json.path(list).isArray()) words.add(count(json.path(list), list));
        return String.join(" · ", words);
    }

    private static String count(JsonNode list, String name) {
        var units = 0;
        for (var line : list) units += line.path("quantity").asInt();
        var one = name.substring(0, name.length() - 1);
        return list.size() + " " + (list.size() == 1 ? one : name) + (units > 0 ? " (" + units + " units)" : "");
    }

    private static String money(JsonNode money) {
        return BigDecimal.valueOf(money.path("minor").asLong(), 2).toPlainString() + " "
                + money.path("currency").asText();
    }
}
