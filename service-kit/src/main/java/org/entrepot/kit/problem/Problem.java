package org.entrepot.kit.problem;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Problem details, RFC 9457. */
final class Problem {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad request"),
            Map.entry(401, "Not authenticated"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(406, "Not acceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Precondition failed"),
            Map.entry(413, "Too large"),
            Map.entry(415, "Unsupported media type"),
            Map.entry(422, "Not acceptable as it is"),
            Map.entry(428, "Precondition required"),
            Map.entry(429, "Too many requests"),
            Map.entry(500, "Something went wrong here"),
            Map.entry(503, "Not available for the moment"));

    private Problem() {}

    static Response response(int status, String code, String detail, Map<String, ?> members) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(details(status, code, detail, members))
                .build();
    }

    static Map<String, Object> details(int status, String code, String detail, Map<String, ?> members) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "urn:entrepot:problem:" + code);
        problem.put("title", TITLES.getOrDefault(status, "Request refused"));
        problem.put("status", status);
        problem.put("detail", detail);
        problem.putAll(members);
        return problem;
    }
}
