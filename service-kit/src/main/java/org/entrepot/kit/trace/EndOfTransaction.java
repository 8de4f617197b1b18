package org.entrepot.kit.trace;

import io.quarkus.arc.Arc;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.spans.Span;

/** Spans of what a transaction does: they end when it commits; of one that is rolled back nothing is told, for nothing happened. */
final class EndOfTransaction {

    private EndOfTransaction() {}

    static void ends(Span span) {
        of(Arc.container().instance(TransactionSynchronizationRegistry.class).get())
                .add(span);
    }

    @SuppressWarnings("unchecked")
    private static List<Span> of(TransactionSynchronizationRegistry transactions) {
        var known = (List<Span>) transactions.getResource(EndOfTransaction.class);
        if (known != null) return known;
        var spans = new ArrayList<Span>();
        transactions.putResource(EndOfTransaction.class, spans);
        transactions.registerInterposedSynchronization(new AfterCommit(spans));
        return spans;
    }

    private record AfterCommit(List<Span> spans) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // The commit is part of what they tell.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) spans.forEach(Span::end);
        }
    }
}
