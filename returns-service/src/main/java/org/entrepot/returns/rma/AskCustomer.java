package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** The shop asks before it decides; the customer answers, and the return waits for its decision again. */
@ApplicationScoped
class AskCustomer {

    private final Returns returns;
    private final Questions questions;
    private final KeepReturn keep;
    private final Outbox outbox;

    AskCustomer(Returns returns, Questions questions, KeepReturn keep, Outbox outbox) {
        this.returns = returns;
        this.questions = questions;
        this.keep = keep;
        this.outbox = outbox;
    }

    /** To be called in a transaction. */
    Question about(UUID id, String question) {
        var goods = hold(id, null);
        outbox.say(goods.requireInfo());
        keep.step(goods);
        return questions.add(goods, question);
    }

    /** @param channels through one of which its order must have come; null when any will do */
    @Transactional
    Question hears(UUID id, @Nullable List<String> channels, String answer) {
        var goods = hold(id, channels);
        goods.isExplained();
        keep.step(goods);
        return questions.answer(goods, answer);
    }

    private Return hold(UUID id, @Nullable List<String> channels) {
        return returns.hold(id, channels).orElseThrow(() -> new NotFound("return"));
    }
}
