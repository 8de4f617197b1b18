package org.entrepot.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.stack.process.Ports;
import org.entrepot.stack.testing.TestInfra;

/** What the gateway stands between in tests: five services that answer, one that is down, an issuer, a real Kafka. */
public class Parts implements QuarkusTestResourceLifecycleManager {

    private static final List<String> ANSWERING = List.of("catalog", "inventory", "order", "shipping", "customer");

    private final List<Peer> peers = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        var config = new HashMap<String, String>();
        for (var name : ANSWERING) {
            var peer = new Peer(name, 0);
            peers.add(peer);
            config.put("entrepot.services." + name, peer.address());
        }
        config.put(
                "entrepot.services.returns", "http://127.0.0.1:" + Ports.free(1).getFirst());
        config.put("ENTREPOT_ISSUER", TestIssuer.address());
        config.put("ENTREPOT_KAFKA", TestInfra.shared().bootstrapServers());
        config.put("quarkus.http.test-port", "0");
        // A machine that stands still for some seconds is no service that hangs, nor an issuer that is away.
        config.put("entrepot.proxy.answer-timeout", "10s");
        config.put("entrepot.proxy.connect-timeout", "30s");
        config.put("quarkus.oidc.connection-timeout", "30s");
        // So few that one client in a row asks for more, however slow its requests are.
        config.put("entrepot.limits.person.per-second", "5");
        config.put("entrepot.limits.stranger.at-once", "100000");
        config.put("entrepot.progress.heartbeat", "200ms");
        config.put("entrepot.progress.after-the-end", "5s");
        return config;
    }

    @Override
    public void stop() {
        peers.forEach(Peer::stop);
    }
}
