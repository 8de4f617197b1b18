package org.entrepot.simulators;

import java.util.Map;

/** A request that a simulator will not do, answered as problem details (RFC 9457) with a code for programs. */
final class Refused extends RuntimeException {
    private final int status;
    private final String code;

    Refused(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refused malformed(String detail) {
        return new Refused(400, "malformed", detail);
    }

    static Refused unknown(String what) {
        return new Refused(404, "unknown", what + " is not known here");
    }

    static Refused conflict(String code, String detail) {
        return new Refused(409, code, detail);
    }

    static Refused unprocessable(String code, String detail) {
        return new Refused(422, code, detail);
    }

    /** Something required of the client is missing: 400. */
    static <T> T require(T value, String field) {
        if (value == null || value instanceof String text && text.isBlank())
            throw malformed("Field '%s' is missing".formatted(field));
        return value;
    }

    Answer answer() {
        var problem = Map.of(
                "type",
                "about:blank",
                "title",
                code.replace('_', ' '),
                "status",
                status,
                "code",
                code,
                "detail",
                getMessage());
        return new Answer(status, "application/problem+json", Json.bytes(problem), Manner.PROMPTLY);
    }
}
