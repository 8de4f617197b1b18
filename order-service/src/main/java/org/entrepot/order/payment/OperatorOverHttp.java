package org.entrepot.order.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.order.payment.OperatorHttp.Answer;
import org.jspecify.annotations.Nullable;

/** The first operator: speaks the HTTP API of the payment simulator. */
@ApplicationScoped
class OperatorOverHttp implements PaymentOperator {

    private static final String PAYMENTS = "/v1/payments";

    private final OperatorHttp http;

    OperatorOverHttp(OperatorHttp http) {
        this.http = http;
    }

    @Override
    public List<News> askAbout(UUID orderId) {
        var found = http.get(PAYMENTS + "?merchantReference=" + orderId).expect(200);
        return found.as(Found.class).payments().stream()
                .flatMap(known -> known.news().stream())
                .toList();
    }

    @Override
    public News authorise(UUID orderId, UUID paymentId, Money amount, String means) {
        var asked = Map.of("merchantReference", orderId, "amount", amount, "method", means);
        var answer = http.post(PAYMENTS, paymentId.toString(), asked);
        if (answer.isRefusal()) return new News.Declined(orderId, null, answer.code());
        return answer.expect(201).as(Known.class).decision();
    }

    @Override
    public News capture(String payment, UUID orderId, Reference parcel, Money amount) {
        var asked = Map.of("amount", amount, "reference", parcel.text());
        var answer = http.post(PAYMENTS + "/" + payment + "/captures", parcel.text(), asked);
        if (answer.isRefusal()) return new News.CaptureRefused(orderId, parcel, answer.code());
        return new News.Captured(
                orderId, parcel.id(), answer.expect(201).as(Part.class).amount());
    }

    @Override
    public List<News> letGo(String payment, UUID orderId) {
        var answer = http.post(PAYMENTS + "/" + payment + "/void", null, Map.of());
        if (answer.isRefusal()) return lookUp(payment);
        return List.of(
                new News.Voided(orderId, answer.expect(200).as(Released.class).released()));
    }

    @Override
    public News refund(String payment, UUID orderId, Reference refund, Money amount) {
        var asked = Map.of("amount", amount, "reference", refund.text());
        var answer = http.post(PAYMENTS + "/" + payment + "/refunds", refund.text(), asked);
        if (answer.isRefusal()) return new News.RefundFailed(orderId, refund, answer.code());
        return answer.expect(201).as(Part.class).refund(orderId, refund);
    }

    @Override
    public List<News> lookUp(String payment) {
        Answer answer = http.get(PAYMENTS + "/" + payment);
        return answer.expect(200).as(Known.class).news();
    }

    private record Found(List<Known> payments) {}

    private record Released(Money released) {}

    private record Part(
            String reference, String status, @Nullable String failureCode, Money amount) {

        News refund(UUID orderId, Reference refund) {
            return switch (status) {
                case "SETTLED" -> new News.RefundSettled(orderId, refund.id(), amount);
                case "FAILED" -> new News.RefundFailed(orderId, refund, failureCode == null ? "failed" : failureCode);
                default -> new News.RefundPending(orderId, refund);
            };
        }
    }

    private record Known(
            String id,
            UUID merchantReference,
            String status,
            @Nullable String declineCode,
            @Nullable String actionPath,
            Money amount,
            @Nullable Money voided,
            @Nullable List<Part> captures,
            @Nullable List<Part> refunds) {

        /** Yes, no, or not yet. */
        News decision() {
            return switch (status) {
                case "PENDING", "REQUIRES_ACTION" -> new News.Undecided(merchantReference, id, actionPath);
                case "DECLINED" ->
                    new News.Declined(merchantReference, id, declineCode == null ? "declined" : declineCode);
                case "AUTHORIZED", "PARTIALLY_CAPTURED", "CAPTURED" ->
                    new News.Authorised(merchantReference, id, amount);
                default -> throw new OperatorAway("a payment that was just asked for is " + status);
            };
        }

        List<News> news() {
            var news = new ArrayList<News>();
            if (!status.equals("VOIDED")) news.add(decision());
            if (captures != null)
                captures.forEach(part -> news.add(new News.Captured(
                        merchantReference, Reference.read(part.reference()).id(), part.amount())));
            if (voided != null && voided.sign() > 0) news.add(new News.Voided(merchantReference, voided));
            if (refunds != null)
                refunds.forEach(part -> news.add(part.refund(merchantReference, Reference.read(part.reference()))));
            return news;
        }
    }
}
