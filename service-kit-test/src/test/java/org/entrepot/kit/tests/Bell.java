package org.entrepot.kit.tests;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.errand.ErrandRunner;

/** The world outside, for errands to be tried on: rings, and fails as often as it is told to. */
@ApplicationScoped
public class Bell implements ErrandRunner<Bell.Ring> {

    /** What was rung, as {@code subject attempt}. */
    static final List<String> RUNG = new CopyOnWriteArrayList<>();

    static final List<String> GIVEN_UP = new CopyOnWriteArrayList<>();

    /** @param text {@code "fail 2"} fails twice, {@code "never"} always */
    public record Ring(String text) {}

    @Override
    public String kind() {
        return "ring";
    }

    @Override
    public Class<Ring> payload() {
        return Ring.class;
    }

    @Override
    public void run(List<Errand<Ring>> errands) {
        for (var errand : errands) {
            RUNG.add(errand.subject() + " " + errand.attempts());
            var text = errand.payload().text();
            if (text.equals("never")) throw new IllegalStateException("not today");
            if (text.startsWith("fail ") && errand.attempts() <= Integer.parseInt(text.substring(5))) {
                throw new IllegalStateException("not yet");
            }
        }
    }

    @Override
    public int attempts() {
        return 3;
    }

    @Override
    public Duration waitAfter(int attempt) {
        return Duration.ofMillis(20);
    }

    @Override
    public void giveUp(Errand<Ring> errand, String lastError) {
        GIVEN_UP.add(errand.subject() + ": " + lastError);
    }
}
