package org.entrepot.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entrepot.kit.inbox.Failures;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure that leaves a service by HTTP leaves as problem details; none shows a stack, SQL or a class. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response brokenRule(BrokenRule broken) {
        var answer = Problem.response(broken.status(), broken.code(), broken.getMessage(), broken.members());
        return broken.retryAfter()
                .map(wait -> Response.fromResponse(answer)
                        .header("Retry-After", wait.toSeconds())
                        .build())
                .orElse(answer);
    }

    @ServerExceptionMapper
    Response violations(ConstraintViolationException violated) {
        var errors = violated.getConstraintViolations().stream()
                .map(violation ->
                        new FieldError(field(violation.getPropertyPath().toString()), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(FieldError::field))
                .toList();
        return brokenRule(new InvalidInput(errors));
    }

    @ServerExceptionMapper
    @Priority(1)
    Response unknownField(UnrecognizedPropertyException unknown) {
        return badJson(path(unknown), "This field is not known here, or not yours to set.");
    }

    @ServerExceptionMapper
    @Priority(1)
    Response wrongType(MismatchedInputException mismatched) {
        return badJson(path(mismatched), "This is not of the expected form.");
    }

    @ServerExceptionMapper
    @Priority(1)
    Response notJson(JsonProcessingException broken) {
        // A rule that a value breaks while it is being read shows as the cause.
        if (broken.getCause() instanceof BrokenRule rule) return brokenRule(rule);
        var where = broken instanceof JsonMappingException mapping ? path(mapping) : "";
        if (broken.getCause() instanceof IllegalArgumentException refused) return badJson(where, refused.getMessage());
        return badJson(where, "This is not readable as JSON.");
    }

    @ServerExceptionMapper
    Response http(WebApplicationException refused) {
        if (refused.getCause() instanceof JsonProcessingException json) {
            return switch (json) {
                case UnrecognizedPropertyException unknown -> unknownField(unknown);
                case MismatchedInputException mismatched -> wrongType(mismatched);
                default -> notJson(json);
            };
        }
        var given = refused.getResponse();
        if (given.getStatus() < 400) return given;
        var answer =
                Problem.response(given.getStatus(), "http-" + given.getStatus(), "The request was refused.", Map.of());
        return Response.fromResponse(answer).build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refused) {
        return Problem.response(403, "not-allowed", "Your role does not allow this.", Map.of());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response notAuthenticated() {
        var answer = Problem.response(401, "not-authenticated", "A valid access token is needed.", Map.of());
        return Response.fromResponse(answer)
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException failure) {
        if (Failures.databaseIsAway(failure) || Failures.passes(failure)) {
            LOG.warnf("answered 503: %s", failure.toString());
            // A commit that was cut off may have been through: only the same key tells.
            var answer = Problem.response(
                    503, "try-again", "Not available for the moment; the same request again does it once.", Map.of());
            return Response.fromResponse(answer).header("Retry-After", "2").build();
        }
        if (Failures.cannotBeKept(failure)) {
            return Problem.response(422, "unkeepable-text", "A text has a character that cannot be kept.", Map.of());
        }
        LOG.error("a request failed", failure);
        return Problem.response(500, "internal", "Something went wrong here; nothing was done.", Map.of());
    }

    private Response badJson(String field, String why) {
        return Problem.response(400, "bad-json", why, Map.of("errors", List.of(new FieldError(field, why))));
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** A violation's path starts with the method and its parameter, which are nobody's business. */
    private static String field(String path) {
        var parts = path.split("\\.", 3);
        return parts.length == 3 ? parts[2] : parts[parts.length - 1];
    }
}
