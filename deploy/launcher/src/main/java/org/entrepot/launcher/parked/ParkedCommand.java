package org.entrepot.launcher.parked;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.Command;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Api;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.StackFailure;

/** Lists parked facts of all services, counted by error first, shows one, and has it replayed or discarded. */
public final class ParkedCommand implements Command {
    @Override
    public String name() {
        return "parked";
    }

    @Override
    public String help() {
        return "parked [--error NAME] [show ID | replay ID --why TEXT | discard ID --why TEXT]\n"
                + "                                                   facts that a service could not apply, counted by error first; --over-a-gap yes replays past a gap";
    }

    @Override
    public int run(Args args) {
        args.allowing("why", "over-a-gap", "state", "error");
        try (var platform = Platform.at(args.home())) {
            var api = platform.as("operations-cli");
            var deed = args.word(0).orElse("list");
            return switch (deed) {
                case "list" -> list(api, args);
                case "show" -> show(api, id(args));
                case "replay" -> settle(api, id(args), "replay", replay(args));
                case "discard" -> settle(api, id(args), "discard", Map.of("why", why(args)));
                default -> throw new StackFailure("parked takes list, show, replay or discard, not \"" + deed + "\".");
            };
        }
    }

    private static int list(Api api, Args args) {
        var state = args.option("state").orElse("PARKED");
        var all = new ParkedList(all(api, state));
        var shown = args.option("error").map(all::with).orElse(all);
        shown.inWords().forEach(System.out::println);
        if (shown.facts().isEmpty())
            System.out.println("Nothing is " + state.toLowerCase(Locale.ROOT)
                    + args.option("error")
                            .map(error -> " with the error " + error)
                            .orElse("") + ".");
        return 0;
    }

    private static List<ParkedFact> all(Api api, String state) {
        List<ParkedFact> all = new ArrayList<>();
        for (var service : Schemas.services()) {
            var after = "";
            do {
                var answer = api.get(path(service) + "?state=" + state + "&limit=200" + after);
                if (!answer.isGood())
                    throw new StackFailure(service + " does not show its parked facts: " + answer.inWords());
                answer.json().path("items").forEach(listed -> all.add(ParkedFact.of(service, listed)));
                var next = answer.json().path("next");
                after = next.isTextual() ? "&after=" + next.asText() : "";
            } while (!after.isEmpty());
        }
        return all;
    }

    private static int show(Api api, String id) {
        var event = api.get(path(serviceOf(api, id)) + "/" + id).json();
        for (var field : event.path("parked").properties())
            System.out.printf("%-12s %s%n", field.getKey(), field.getValue().asText());
        System.out.printf(
                "%-12s %s/%s%n",
                "offset", event.path("partition").asText(), event.path("offset").asText());
        System.out.printf("%-12s %s%n", "headers", event.path("headers"));
        System.out.printf("%-12s %s%n", "payload", event.path("payload").asText());
        return 0;
    }

    private static int settle(Api api, String id, String deed, Map<String, Object> request) {
        var service = serviceOf(api, id);
        var answer = api.post(path(service) + "/" + id + "/" + deed, request);
        if (!answer.isGood()) {
            System.err.println(answer.inWords());
            return 1;
        }
        System.out.println(answer.json().path("state").asText() + " at " + service + ", on record as "
                + answer.json().path("settledBy").asText() + ": "
                + answer.json().path("settledWhy").asText());
        return 0;
    }

    /** Ids do not say whose they are: the services are asked in turn. */
    private static String serviceOf(Api api, String id) {
        Map<String, Answer> answers = new TreeMap<>();
        for (var service : Schemas.services()) {
            var answer = api.get(path(service) + "/" + id);
            if (answer.isGood()) return service;
            answers.put(service, answer);
        }
        var strange = answers.entrySet().stream()
                .filter(entry -> entry.getValue().status() != 404)
                .findFirst();
        throw new StackFailure(
                strange.map(entry -> entry.getKey() + ": " + entry.getValue().inWords())
                        .orElse("No service has a parked fact " + id + "."));
    }

    private static String path(String service) {
        return "/operations/" + service.replace("-service", "") + "/parked";
    }

    private static Map<String, Object> replay(Args args) {
        return Map.of("why", why(args), "overAGap", args.has("over-a-gap"));
    }

    private static String id(Args args) {
        var id = args.word(1).orElseThrow(() -> new StackFailure("Which one? ./entrepot parked shows the ids."));
        if (!id.matches("[0-9a-fA-F-]{36}")) throw new StackFailure("\"" + id + "\" is not the id of a parked fact.");
        return id;
    }

    private static String why(Args args) {
        return args.option("why")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new StackFailure("Say why, for the record: --why \"…\"."));
    }
}
