package org.entrepot.kit.web;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How services call what is not theirs: HTTP/1.1 over connections that are kept, and an answer is the answer. */
public final class OutsideHttp {

    private OutsideHttp() {}

    /**
     * Sends a request and waits for the whole answer. A request's own timeout ends when the answer's head is there; here it
     * counts for the body too, since somebody who falls silent in the middle would keep his caller for ever.
     *
     * @param request has a timeout
     * @throws HttpTimeoutException when the answer was not whole in time; what it asked for may have been done
     */
    public static HttpResponse<String> send(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        // Not sendAsync: its answers come by the common pool, whose one thread somebody else may have.
        var answer = new FutureTask<>(() -> http.send(request, HttpResponse.BodyHandlers.ofString()));
        Thread.ofVirtual().start(answer);
        try {
            return answer.get(request.timeout().orElseThrow().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer in time");
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            throw stopped;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) throw broken;
            throw new IOException(failed.getCause());
        }
    }

    /**
     * A client to be kept for the life of its owner.
     *
     * @param toConnect how long a connection may take to come about
     */
    public static HttpClient client(Duration toConnect) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(toConnect)
                .followRedirects(HttpClient.Redirect.NEVER)
                // What the client does between two bytes is short and never waits: a pool of threads for it costs two
                // hand-overs a call.
                .executor(Runnable::run)
                .build();
    }
}
