package org.entrepot.simulators;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a simulator answers, and the manner in which it does so. */
record Answer(int status, String contentType, byte[] body, Manner manner) {
    static Answer json(int status, Object value) {
        return new Answer(status, "application/json", Json.bytes(value), Manner.PROMPTLY);
    }

    static Answer ok(Object value) {
        return json(200, value);
    }

    static Answer html(String page) {
        return new Answer(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8), Manner.PROMPTLY);
    }

    static Answer nothing() {
        return new Answer(204, "text/plain", new byte[0], Manner.PROMPTLY);
    }

    static Answer failure(int status, String code, String detail) {
        return new Refused(status, code, detail).answer();
    }

    static Answer health(String who) {
        return ok(Map.of("status", "UP", "simulator", who));
    }

    Answer in(Manner other) {
        return new Answer(status, contentType, body, other);
    }
}
