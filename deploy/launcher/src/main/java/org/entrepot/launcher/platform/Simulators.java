package org.entrepot.launcher.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.stack.StackFailure;

/** What the outside world knows of us: the payment operator's own books, and the mails that were kept. */
public final class Simulators {
    private final HttpClient http;
    private final URI payment;
    private final URI carrier;
    private final URI mail;

    Simulators(HttpClient http, URI payment, URI carrier, URI mail) {
        this.http = http;
        this.payment = payment;
        this.carrier = carrier;
        this.mail = mail;
    }

    /** The payment operator's books, all pages of them. */
    public JsonNode paymentLedger() {
        var ledger = (ObjectNode) get(payment.resolve("/control/ledger"));
        for (var page = ledger; page.has("next"); ) {
            page = (ObjectNode) get(
                    payment.resolve("/control/ledger?from=" + page.path("next").asInt()));
            ledger.withArray("payments").addAll((ArrayNode) page.path("payments"));
        }
        return ledger;
    }

    /** How many mails the mail server keeps. */
    public long mailsKept() {
        return get(mail.resolve("/messages/count")).path("count").asLong();
    }

    /** What they were set going for and will yet tell us, in words; a list of the caller's own. */
    List<String> underWay() {
        List<String> underWay = new ArrayList<>();
        outlook("the payment operator", payment, underWay);
        outlook("the carriers", carrier, underWay);
        return underWay;
    }

    private void outlook(String who, URI party, List<String> underWay) {
        var outlook = get(party.resolve("/control/outlook"));
        var toCome = outlook.path("toCome").asLong();
        var toTell = outlook.path("toTell").asLong();
        if (toCome > 0) underWay.add(who + " will tell of " + toCome + " that are not decided or not delivered yet");
        if (toTell > 0) underWay.add(toTell + " webhooks of " + who + " not taken yet");
    }

    /** The last thing that the platform asked of the payment operator and of the carriers: when, what and about what. */
    public String lastAsked() {
        return lastAsked(payment) + "; " + lastAsked(carrier);
    }

    private String lastAsked(URI party) {
        for (var request : get(party.resolve("/control/requests?limit=1000")))
            if (!request.path("path").asText().startsWith("/control")) return request.toString();
        return "nothing";
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
