package org.entrepot.launcher.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.entrepot.stack.StackFailure;

/** What the outside world knows of us: the payment operator's own books, and the mails that were kept. */
public final class Simulators {
    private final HttpClient http;
    private final URI payment;
    private final URI mail;

    Simulators(HttpClient http, URI payment, URI mail) {
        this.http = http;
        this.payment = payment;
        this.mail = mail;
    }

    /** The payment operator's books. */
    public JsonNode paymentLedger() {
        return get(payment.resolve("/control/ledger"));
    }

    /** How many mails the mail server keeps. */
    public long mailsKept() {
        return get(mail.resolve("/messages/count")).path("count").asLong();
    }

    private JsonNode get(URI address) {
        try {
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(20))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) throw new StackFailure(address + " answered " + answer.statusCode() + ".");
            return Json.read(answer.body());
        } catch (IOException e) {
            throw new StackFailure(address + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for " + address, e);
        }
    }
}
