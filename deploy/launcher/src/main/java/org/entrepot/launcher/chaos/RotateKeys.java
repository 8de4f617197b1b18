package org.entrepot.launcher.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The identity provider signs with a new key from now on, and the old one signs nothing any more. */
final class RotateKeys implements Fault {
    private static final String PROVIDER = "org.keycloak.keys.KeyProvider";
    private static final String SIGNING = "rsa-generated";
    /** One path of each service that a machine account may read. */
    private static final Map<String, String> DOORS = Map.of(
            "/products?limit=1", "storefront",
            "/orders?limit=1", "storefront",
            "/shipments?limit=1", "warehouse-system");

    private final int number;
    private final List<String> refused = new ArrayList<>();

    /** @param number names the new key, and puts it before the older ones */
    RotateKeys(int number) {
        this.number = number;
    }

    @Override
    public String target() {
        return "keycloak";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void strike(Scene scene) {
        var admin = new RealmAdmin(scene.stack());
        var keys = admin.get("/components?type=" + PROVIDER);
        var newest = 100L;
        var realm = "";
        for (var key : keys) {
            realm = key.path("parentId").asText();
            newest = Math.max(newest, key.at("/config/priority/0").asLong());
        }
        admin.post(
                "/components",
                Map.of(
                        "name", "rotated-" + newest + "-" + number,
                        "parentId", realm,
                        "providerId", SIGNING,
                        "providerType", PROVIDER,
                        "config",
                                Map.of(
                                        "priority", List.of(Long.toString(newest + 1)),
                                        "algorithm", List.of("RS256"),
                                        "active", List.of("true"),
                                        "enabled", List.of("true"))));
        for (var key : keys) if (key.path("providerId").asText().equals(SIGNING)) retire(admin, (ObjectNode) key);
        DOORS.forEach((path, client) -> ask(scene, path, client));
    }

    private static void retire(RealmAdmin admin, ObjectNode key) {
        key.withObject("/config").putArray("active").add("false");
        admin.put("/components/" + key.path("id").asText(), key);
    }

    /** As somebody who has no token yet: it will be signed with the new key. */
    private void ask(Scene scene, String path, String client) {
        var answer = scene.platform().as(client).get(path);
        if (!answer.isGood()) refused.add(path + ": " + answer.inWords());
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return List.of(
                refused.isEmpty()
                        ? Verdict.good("tokens signed with the new key open " + DOORS.size() + " doors")
                        : Verdict.bad("tokens signed with the new key are refused: " + refused),
                seen.ordersWereAccepted("keys rotated"));
    }
}
