package org.entrepot.simulators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A method and a path with places in braces, and what answers there. */
record Route(String method, List<String> template, Function<Request, Answer> handler) {
    Route(String method, String template, Function<Request, Answer> handler) {
        this(method, List.of(template.split("/", -1)), handler);
    }

    /** @throws Refused 404 when no route has the path, 405 when none has it with this method */
    static Route among(List<Route> routes, Request request) {
        var steps = List.of(request.path().split("/", -1));
        boolean pathKnown = false;
        for (Route route : routes) {
            if (!route.fits(steps)) continue;
            if (route.method.equals(request.method())) return route;
            pathKnown = true;
        }
        if (pathKnown) throw new Refused(405, "method_not_allowed", request.method() + " is not for this path");
        throw Refused.unknown("This path");
    }

    Answer answer(Request request) {
        return handler.apply(request.with(params(List.of(request.path().split("/", -1)))));
    }

    private boolean fits(List<String> steps) {
        if (steps.size() != template.size()) return false;
        for (int i = 0; i < steps.size(); i++) {
            if (isPlace(template.get(i))
                    ? steps.get(i).isEmpty()
                    : !template.get(i).equals(steps.get(i))) return false;
        }
        return true;
    }

    private Map<String, String> params(List<String> steps) {
        var found = new HashMap<String, String>();
        for (int i = 0; i < steps.size(); i++) {
            String place = template.get(i);
            if (isPlace(place)) found.put(place.substring(1, place.length() - 1), steps.get(i));
        }
        return found;
    }

    private static boolean isPlace(String step) {
        return step.startsWith("{");
    }
}
