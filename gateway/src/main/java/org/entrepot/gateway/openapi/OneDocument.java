package org.entrepot.gateway.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.entrepot.gateway.problem.Problem;
import org.entrepot.gateway.services.Service;
import org.entrepot.gateway.services.Upstreams;
import org.entrepot.gateway.services.Upstreams.Answer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /openapi}: one document for all services, YAML or JSON. Put together when it is first asked for and kept for a
 * while; one that lacks a service says so and is not kept for long.
 */
@ApplicationScoped
public class OneDocument {

    private static final Logger LOG = Logger.getLogger(OneDocument.class);
    private static final Duration WHOLE_IS_GOOD_FOR = Duration.ofMinutes(10);
    private static final Duration PART_IS_GOOD_FOR = Duration.ofSeconds(3);

    private final Upstreams upstreams;
    private final ObjectMapper json;
    private final ObjectMapper yaml = new YAMLMapper();
    private @Nullable Future<Document> current;
    private long goodUntil;

    OneDocument(Upstreams upstreams, ObjectMapper json) {
        this.upstreams = upstreams;
        this.json = json;
    }

    private record Document(Buffer json, Buffer yaml, boolean isWhole) {}

    /** Whether this is a request for the document; it needs no token. */
    public static boolean isAskedFor(HttpServerRequest request) {
        return switch (request.path()) {
            case "/openapi", "/openapi.json", "/openapi.yaml" -> true;
            default -> false;
        };
    }

    /** Answers with the document, as JSON where the path, the format or the Accept header asks for it, else as YAML. */
    public void answer(HttpServerRequest request) {
        if (!request.method().name().equals("GET")) {
            Problem.METHOD_NOT_ALLOWED.answer(request);
            return;
        }
        var wantsJson = wantsJson(request);
        document()
                .onSuccess(document -> request.response()
                        .putHeader("Content-Type", wantsJson ? "application/json" : "application/yaml")
                        .end(wantsJson ? document.json() : document.yaml()))
                .onFailure(failure -> {
                    LOG.error("the OpenAPI document could not be put together", failure);
                    Problem.WENT_WRONG.answer(request);
                });
    }

    private static boolean wantsJson(HttpServerRequest request) {
        if (!request.path().equals("/openapi")) return request.path().endsWith("json");
        var format = request.getParam("format");
        if (format != null) return format.equalsIgnoreCase("json");
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains("json");
    }

    private synchronized Future<Document> document() {
        if (current == null || current.failed() || current.succeeded() && System.nanoTime() - goodUntil > 0) {
            current = putTogether().onSuccess(this::keep);
        }
        return current;
    }

    private synchronized void keep(Document document) {
        goodUntil = System.nanoTime() + (document.isWhole() ? WHOLE_IS_GOOD_FOR : PART_IS_GOOD_FOR).toNanos();
    }

    private Future<Document> putTogether() {
        var parts = new EnumMap<Service, Future<ObjectNode>>(Service.class);
        for (var service : Service.values()) parts.put(service, part(service));
        return Future.join(List.copyOf(parts.values())).transform(joined -> {
            try {
                return Future.succeededFuture(written(parts));
            } catch (IOException broken) {
                return Future.failedFuture(broken);
            }
        });
    }

    private Future<ObjectNode> part(Service service) {
        return upstreams.ask(service, "/q/openapi?format=json", null).map(this::read);
    }

    private ObjectNode read(Answer answer) {
        try {
            if (answer.status() == 200 && json.readTree(answer.body().getBytes()) instanceof ObjectNode part)
                return part;
            throw new IllegalStateException("answered " + answer.status());
        } catch (IOException unreadable) {
            throw new IllegalStateException("answered no JSON", unreadable);
        }
    }

    private Document written(Map<Service, Future<ObjectNode>> parts) throws IOException {
        var whole = own();
        var merge = new Merge(whole);
        var away = new ArrayList<String>();
        parts.forEach((service, part) -> {
            if (part.succeeded()) merge.add(service, part.result());
            else {
                away.add(service.moduleName());
                LOG.warnf("%s gives no OpenAPI document: %s", service.moduleName(), part.cause());
            }
        });
        merge.prune();
        if (!away.isEmpty()) sayWhoIsAway(whole, away);
        return new Document(
                Buffer.buffer(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(whole)),
                Buffer.buffer(yaml.writeValueAsBytes(whole)),
                away.isEmpty());
    }

    private ObjectNode own() throws IOException {
        try (var in = OneDocument.class.getResourceAsStream("/openapi-of-the-gateway.yaml")) {
            return (ObjectNode) yaml.readTree(in);
        }
    }

    private static void sayWhoIsAway(ObjectNode whole, List<String> away) {
        var info = (ObjectNode) whole.get("info");
        info.put(
                "description",
                info.path("description").asText() + "\n\n**Not complete:** these services could not be asked: "
                        + String.join(", ", away) + ".");
    }
}
