package org.entrepot.launcher.platform;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.Topology;
import org.entrepot.stack.postgres.Postgres;
import org.entrepot.stack.supervise.Stack;

/** A platform that is up: where its parts listen, and how the launcher's own accounts reach them. */
public final class Platform implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Stack stack;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            // What the client does between two bytes is short and never waits: handing it to another thread costs more.
            .executor(Runnable::run)
            .build();

    private Platform(Stack stack) {
        this.stack = stack;
    }

    /**
     * The platform of a home folder.
     *
     * @throws StackFailure with a sentence when it is not up
     */
    public static Platform at(Path home) {
        var stack = Stack.at(home);
        if (!stack.isUp())
            throw new StackFailure("Entrepot is not up in " + stack.home().folder() + ". Start it with ./entrepot up.");
        return new Platform(stack);
    }

    /** The public API as one of the machine accounts of {@link org.entrepot.stack.Logins#CLIENTS} sees it. */
    public Api as(String client) {
        var tokens = new Tokens(http, issuer(), client, stack.secrets().of("client." + client));
        return new Api(http, new Doors(gateways()), tokens);
    }

    /** The current access token of a machine account, for clients that speak HTTP by themselves. */
    public Supplier<String> tokenOf(String client) {
        return new Tokens(http, issuer(), client, stack.secrets().of("client." + client))::current;
    }

    /** The gateway; the first one, for those who need only one. */
    public URI gateway() {
        return address("gateway");
    }

    /** All gateways that were started: one, or two. */
    public List<URI> gateways() {
        var second = "gateway" + Topology.SECOND;
        return stack.settings().parts().contains(second) ? List.of(gateway(), address(second)) : List.of(gateway());
    }

    public URI issuer() {
        return address("keycloak").resolve("/realms/entrepot");
    }

    /** {@code host:port} of the broker. */
    public String kafka() {
        return stack.live().kafka().bootstrapServers();
    }

    /** The page where people read the mails that were sent. */
    public URI mails() {
        return address("mail-http");
    }

    /** What the payment operator knows, and what the carriers know. */
    public Simulators simulators() {
        return new Simulators(http, address("payment"), address("carrier"), mails());
    }

    /** A connection as superuser to the one database; the caller closes it. */
    public Connection superuser() {
        try {
            return stack.live().postgres().connect(Postgres.DATABASE);
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
    }

    /** The folder in which runs of the demo keep their files. */
    public Path runs() {
        return stack.home().folder().resolve("demo");
    }

    /** The parts themselves, for those who mend them. */
    public Stack stack() {
        return stack;
    }

    @Override
    public void close() {
        http.close();
    }

    private URI address(String door) {
        return URI.create("http://127.0.0.1:" + stack.ports().of(door));
    }
}
