package org.entrepot.order.process;

import static org.entrepot.order.shop.Shop.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.entrepot.kit.Trail;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;
import org.entrepot.kit.inbox.Failpoints;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.Tokens;
import org.entrepot.stack.testing.TestInfra;

/** Errands to which there is no answer, without the hour that it takes to give them up. */
final class GivenUp {

    private final CountDownLatch death = new CountDownLatch(1);

    private GivenUp() {}

    /** The process dies there the next time that it runs an errand. */
    static GivenUp whenItDies(Failpoints failpoints, String place) {
        var errand = new GivenUp();
        failpoints.once(place, () -> {
            errand.death.countDown();
            throw new Killed();
        });
        return errand;
    }

    /** Once it has died: whoever takes the errand up has no answer, until the errand desk gives up. */
    <W extends Wish> void isGivenUp(ErrandRunner<W> runner, UUID subject, W wish) {
        Probe.until("the process died", death::getCount, left -> left == 0);
        var errand = new Errand<>(UUID.randomUUID(), "", "", wish, runner.attempts(), Trail.fresh());
        QuarkusTransaction.requiringNew().run(() -> runner.giveUp(errand, "no answer"));
        try (var connection = TestInfra.shared().superuser();
                var update = connection.prepareStatement(
                        "update orders.errand set state = 'GIVEN_UP', attempts = 70, leased_until = null, done_at = now()"
                                + " where kind = ? and subject = ? and state = 'DUE'")) {
            update.setString(1, runner.kind());
            update.setString(2, subject.toString());
            if (update.executeUpdate() != 1) throw new AssertionError("there is no errand about " + subject);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Neither due nor given up: nobody runs the errands about it any more, and no audit names them. */
    static void isOver(String kind, UUID about) {
        Probe.until(
                "the errands about " + about + " are over",
                () -> Database.query(
                        "select distinct state from orders.errand where kind = ? and subject like ? || '%'",
                        row -> row.getString(1), kind, about.toString()),
                List.of("DONE")::equals);
    }

    static void nudge(UUID order) {
        as(Tokens.with("operations-cli", "operations"))
                .body(Map.of("why", "an accountant asked"))
                .post("/operations/keys/" + order + "/nudges")
                .then()
                .statusCode(200);
    }

    /** Not an exception that somebody would handle: the thread ends here, as its process would. */
    private static final class Killed extends Error {
        Killed() {
            super("killed by a test", null, false, false);
        }
    }
}
