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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Sends webhooks as Standard Webhooks describes (headers {@code webhook-id}, {@code webhook-timestamp},
 * {@code webhook-signature}) until the receiver answers 2xx. At least once, in no promised order. One that was given
 * up rests until somebody asks for it again or the simulator starts anew.
 */
final class Webhooks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LATE_MILLIS = 3_000;

    record Counts(long sent, int waiting, int resting) {}

    private final WebhookSecret secret;
    private final Retry retry;
    private final Misbehaviour misbehaviour;
    private final Consumer<String> told;
    private final Semaphore lanes;
    private final Map<String, Webhook> waiting = new ConcurrentHashMap<>();
    private final Set<String> resting = ConcurrentHashMap.newKeySet();
    private final LongAdder sent = new LongAdder();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-timer").factory());
    private volatile URI usual;
    private HttpClient client;

    /** @param atOnce how many may be under way together; @param told hears the id of each one that arrived */
    Webhooks(
            WebhookSecret secret,
            URI usual,
            Retry retry,
            int atOnce,
            Misbehaviour misbehaviour,
            Consumer<String> told) {
        this.secret = secret;
        this.usual = usual;
        this.retry = retry;
        this.lanes = new Semaphore(atOnce, true);
        this.misbehaviour = misbehaviour;
        this.told = told;
    }

    void send(Webhook webhook) {
        waiting.put(webhook.id(), webhook);
        boolean late = misbehaviour.strikes(WEBHOOK_LATE, webhook.id());
        attemptIn(webhook, 1, webhook.delayMillis() + (late ? misbehaviour.millis(WEBHOOK_LATE, LATE_MILLIS) : 0));
    }

    /** From now on, and for all that could not be sent so far. */
    void sendTo(URI address) {
        usual = address;
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
        threads.shutdownNow();
        stopClient();
    }

    private void attemptIn(Webhook webhook, int number, long millis) {
        try {
            if (millis == 0) threads.execute(() -> attempt(webhook, number));
            else timer.schedule(() -> attemptIn(webhook, number, 0), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed in the meantime; the journal still knows the webhook.
        }
    }

    private void attempt(Webhook webhook, int number) {
        URI address = webhook.target() == null ? usual : webhook.target();
        if (address == null || number > retry.attempts()) {
            resting.add(webhook.id());
            return;
        }
        try {
            if (arrives(webhook, address)) {
                waiting.remove(webhook.id());
                sent.increment();
                told.accept(webhook.id());
            } else attemptIn(webhook, number + 1, retry.after(number).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean arrives(Webhook webhook, URI address) throws InterruptedException {
        int copies = misbehaviour.strikes(WEBHOOK_TWICE, webhook.id()) ? 2 : webhook.copies();
        lanes.acquire();
        try {
            boolean arrived = true;
            for (int copy = 0; copy < copies; copy++) arrived &= isTaken(webhook, address);
            return arrived;
        } finally {
            lanes.release();
        }
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
                    .executor(threads)
                    .build();
        return client;
    }

    private synchronized void stopClient() {
        if (client != null) client.shutdownNow();
    }
}
