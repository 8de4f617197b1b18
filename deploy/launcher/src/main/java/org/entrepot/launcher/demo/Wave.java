package org.entrepot.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Api;

/**
 * Some shipments that a team takes through the house together: picked, packed and weighed, labelled, printed, into the bins.
 * What was done before is a conflict and no reason to stop; what cannot be done at the moment is left for later.
 */
final class Wave {
    /** A hundred lines each make some 150 kB to pack, and the gateway takes 256. */
    static final int MOST = 50;

    private static final Set<String> UNFINISHED = Set.of("RELEASED", "PICKED", "PACKED");
    private static final Set<String> LABELLED = Set.of("LABELLED", "MANIFESTED", "SHIPPED");

    private final Api api;
    private final Scales scales;
    private final Refusals refusals;
    private final List<JsonNode> later = new ArrayList<>();
    private final List<Bins.Bin> bins = new ArrayList<>();
    private long labels;

    Wave(Api api, Scales scales, Refusals refusals) {
        this.api = api;
        this.scales = scales;
        this.refusals = refusals;
    }

    /** Shipments that must be looked at again. */
    List<JsonNode> later() {
        return later;
    }

    /** The bin of each shipment that was labelled and lies in one now. */
    List<Bins.Bin> bins() {
        return bins;
    }

    long labels() {
        return labels;
    }

    /** @param released the facts that told of them, at most {@link #MOST} */
    void send(List<JsonNode> released) {
        var picked = step("pick", released, one -> Map.of("id", id(one)));
        var packed = step("pack", picked, one -> Map.of("id", id(one), "parcels", scales.pack(units(one))));
        var parcels = label(packed);
        if (!parcels.isEmpty()) print(parcels);
    }

    /** Those of the shipments that may go on. */
    private List<JsonNode> step(String step, List<JsonNode> shipments, Function<JsonNode, Map<String, ?>> told) {
        List<JsonNode> done = new ArrayList<>();
        var results = results(step, shipments, told);
        for (var i = 0; i < results.size(); i++) {
            var result = results.get(i);
            var status = result.path("status").asInt();
            if (status == 200 || status == 409) done.add(shipments.get(i));
            else setAside(step, shipments.get(i), result);
        }
        return done;
    }

    /** The parcels of those that have their labels, to be printed. */
    private List<String> label(List<JsonNode> shipments) {
        List<String> parcels = new ArrayList<>();
        var results = results("label", shipments, one -> Map.of("id", id(one)));
        for (var i = 0; i < results.size(); i++) {
            var result = results.get(i);
            var status = result.path("status").asInt();
            if (status != 200 && status != 409) setAside("label", shipments.get(i), result);
            else parcels.addAll(labelled(shipments.get(i), result));
        }
        return parcels;
    }

    private List<String> labelled(JsonNode released, JsonNode result) {
        var known = result.hasNonNull("shipment")
                ? result.path("shipment")
                : api.get("/shipments/" + id(released)).json();
        var state = known.path("state").asText();
        // Held, or its address is on its way: it stays in the warehouse and is looked at again.
        if (UNFINISHED.contains(state)) later.add(released);
        if (state.equals("LABELLED"))
            bins.add(new Bins.Bin(
                    known.path("carrier").asText(), known.path("location").asText()));
        List<String> parcels = new ArrayList<>();
        // Another team's bin may have been closed with this one in it.
        if (LABELLED.contains(state))
            for (var parcel : known.path("parcels"))
                parcels.add(parcel.path("id").asText());
        return parcels;
    }

    /** Who cancelled meanwhile has no label any more: the others are printed without them. */
    private void print(List<String> parcels) {
        var printed = api.post("/parcels/labels", Map.of("parcels", parcels));
        if (printed.status() == 422 && printed.problem().equals("parcels-without-label")) {
            List<String> left = new ArrayList<>(parcels);
            for (var gone : printed.json().path("parcels")) left.remove(gone.asText());
            if (!left.isEmpty() && left.size() < parcels.size()) print(left);
            return;
        }
        if (printed.isGood() && isPdf(printed)) labels += parcels.size();
        else refusals.count("POST /parcels/labels: " + printed.status() + (isPdf(printed) ? "" : ", and no PDF"));
    }

    private List<JsonNode> results(String step, List<JsonNode> shipments, Function<JsonNode, Map<String, ?>> told) {
        if (shipments.isEmpty()) return List.of();
        var wave = Map.of("shipments", shipments.stream().map(told).toList());
        // A label's answer names the parcels to print; of the other steps only what was refused matters.
        var answer = step.equals("label") ? api.post("/shipments/label", wave) : api.tell("/shipments/" + step, wave);
        if (!answer.isGood()) {
            if (answer.isForLater()) later.addAll(shipments);
            refusals.count("POST /shipments/" + step + ": " + answer.inWords());
            return List.of();
        }
        List<JsonNode> results = new ArrayList<>();
        answer.json().path("results").forEach(results::add);
        return results;
    }

    private void setAside(String step, JsonNode shipment, JsonNode result) {
        if (result.path("status").asInt() >= 500) later.add(shipment);
        refusals.count("POST /shipments/" + step + ": one of a wave: " + result.path("status") + " "
                + result.path("problem").path("detail").asText());
    }

    private static boolean isPdf(Answer answer) {
        return new String(answer.body(), 0, Math.min(4, answer.body().length), StandardCharsets.US_ASCII)
                .equals("%PDF");
    }

    private static String id(JsonNode released) {
        return released.path("shipmentId").asText();
    }

    private static List<Scales.Units> units(JsonNode released) {
        List<Scales.Units> units = new ArrayList<>();
        for (var line : released.path("lines"))
            units.add(new Scales.Units(
                    line.path("line").asInt(),
                    line.path("sku").asText(),
                    line.path("quantity").asInt()));
        return units;
    }
}
