package org.entrepot.stack.local;

import java.util.function.Consumer;
import org.entrepot.stack.keycloak.Keycloak;
import org.entrepot.stack.postgres.Postgres;

/** What is made once per machine and user, so that starting is quick. */
public final class Preparation {
    private Preparation() {}

    /**
     * Makes what is missing.
     *
     * @param news is told what is being made
     */
    public static void run(Consumer<String> news) {
        if (!Postgres.isUnpacked()) {
            news.accept("Unpacking PostgreSQL …");
            Postgres.unpack();
        }
        if (!Keycloak.isBuilt()) {
            news.accept("Building Keycloak for our options (half a minute, once) …");
            Keycloak.prepareDistribution();
        }
    }
}
