package org.entrepot.simulators;

import static org.entrepot.simulators.Misbehaviour.Kind.WEBHOOK_LATE;
import static org.entrepot.simulators.Misbehaviour.Kind.WEBHOOK_TWICE;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.entrepot.simulators.Chronicle.Untold;

/**
 * Sends webhooks as Standard Webhooks describes (headers {@code webhook-id}, {@code webhook-timestamp},
 * {@code webhook-signature}) until the receiver answers 2xx. At least once, in no promised order. One that was given
 * up rests until somebody asks for it again or the simulator starts anew.
 */
final class Webhooks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LATE_MILLIS = 3_000;

    record Counts(long sent, int waiting, int resting) {}

    private enum Outcome {
        TAKEN,
        REFUSED,
        GIVEN_UP
    }

    private final WebhookSecret secret;
    private final Retry retry;
    private final Misbehaviour misbehaviour;
    private final Chronicle<?> chronicle;
    private final ExecutorService lanes;
    private final Map<String, Untold> waiting = new ConcurrentHashMap<>();
    private final Set<String> resting = ConcurrentHashMap.newKeySet();
    private final LongAdder sent = new LongAdder();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-timer").factory());
    private volatile List<URI> usual;
    private HttpClient client;

    /**
     * @param usual the merchant's doors, of which any will do; none for nowhere yet
     * @param atOnce how many may be under way together; of one, each is sent first in its turn
     * @param chronicle keeps those that wait and hears of those that arrived
     */
    Webhooks(
            WebhookSecret secret,
            List<URI> usual,
            Retry retry,
            int atOnce,
            Misbehaviour misbehaviour,
            Chronicle<?> chronicle) {
        this.secret = secret;
        this.usual = List.copyOf(usual);
        this.retry = retry;
        this.lanes = Executors.newFixedThreadPool(
                atOnce, Thread.ofVirtual().name("webhook-lane-", 1).factory());
        this.misbehaviour = misbehaviour;
        this.chronicle = chronicle;
    }

    /** @param offset where the chronicle holds it */
    void send(Webhook webhook, long offset) {
        var untold = new Untold(webhook.id(), offset);
        waiting.put(webhook.id(), untold);
        boolean late = misbehaviour.strikes(WEBHOOK_LATE, webhook.id());
        attemptIn(untold, 1, webhook.delayMillis() + (late ? misbehaviour.millis(WEBHOOK_LATE, LATE_MILLIS) : 0));
    }

    /** One that an earlier life could not bring to its end. */
    void resume(Untold untold) {
        waiting.put(untold.id(), untold);
        attemptIn(untold, 1, 0);
    }

    /** From now on, and for all that could not be sent so far. */
    void sendTo(URI address) {
        usual = List.of(address);
        redeliver();
    }

    void redeliver() {
        for (String id : resting) {
            if (resting.remove(id)) attemptIn(waiting.get(id), 1, 0);
        }
    }

    Counts counts() {
        return new Counts(sent.sum(), waiting.size(), resting.size());
    }

    @Override
    public void close() {
        timer.shutdownNow();
        lanes.shutdownNow();
        stopClient();
    }

    private void attemptIn(Untold untold, int number, long millis) {
        try {
            if (millis == 0) lanes.execute(() -> attempt(untold, number));
            else timer.schedule(() -> attemptIn(untold, number, 0), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed in the meantime; the journal still knows the webhook.
        }
    }

    private void attempt(Untold untold, int number) {
        try {
            switch (outcome(untold, number)) {
                case TAKEN -> {
                    // Noted before it counts as told: who sees none waiting may end this life, and the next sends none
                    // again.
                    chronicle.told(untold.id());
                    waiting.remove(untold.id());
                    sent.increment();
                }
                case REFUSED ->
                    attemptIn(untold, number + 1, retry.after(number).toMillis());
                case GIVEN_UP -> rest(untold, number);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An address that was given while nobody looked is used at once. */
    private void rest(Untold untold, int number) {
        resting.add(untold.id());
        if (number <= retry.attempts() && !usual.isEmpty() && resting.remove(untold.id())) attemptIn(untold, 1, 0);
    }

    private Outcome outcome(Untold untold, int number) throws InterruptedException {
        if (number > retry.attempts()) return Outcome.GIVEN_UP;
        var webhook = chronicle.webhook(untold);
        URI address = webhook.target() == null ? usual(untold, number) : webhook.target();
        if (address == null) return Outcome.GIVEN_UP;
        int copies = misbehaviour.strikes(WEBHOOK_TWICE, webhook.id()) ? 2 : webhook.copies();
        boolean taken = true;
        for (int copy = 0; copy < copies; copy++) taken &= isTaken(webhook, address);
        return taken ? Outcome.TAKEN : Outcome.REFUSED;
    }

    /** Half of them begin at each address; who is refused at one tries the next. */
    private URI usual(Untold untold, int number) {
        var all = usual;
        return all.isEmpty() ? null : all.get(Math.floorMod(untold.id().hashCode() + number, all.size()));
    }

    private boolean isTaken(Webhook webhook, URI address) throws InterruptedException {
        long timestamp = Instant.now().getEpochSecond();
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("webhook-id", webhook.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", secret.signature(webhook.id(), timestamp, webhook.body()))
                .POST(BodyPublishers.ofString(webhook.body()))
                .build();
        try {
            return client().send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        }
    }

    /** Made with the first webhook: it takes longer than all else that a simulator does to start. */
    private synchronized HttpClient client() {
        if (client == null)
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    // What it does between two bytes is short and never waits.
                    .executor(Runnable::run)
                    .build();
        return client;
    }

    private synchronized void stopClient() {
        if (client != null) client.shutdownNow();
    }
}
