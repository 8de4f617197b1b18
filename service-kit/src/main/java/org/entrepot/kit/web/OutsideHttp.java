package org.entrepot.kit.web;

import java.net.http.HttpClient;
import java.time.Duration;

/** How services call what is not theirs: HTTP/1.1 over connections that are kept, and an answer is the answer. */
public final class OutsideHttp {

    private OutsideHttp() {}

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
