package org.entrepot.shipping.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.entrepot.kit.idempotency.IdempotencyKeys;
import org.entrepot.kit.idempotency.Outcome;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.sql.GroupCommit;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes the steps of pickers and packers: those that come at the same time are kept together; one that is refused leaves
 * the others alone, and two of one shipment are taken one after the other.
 */
@ApplicationScoped
class TakeSteps {

    private static final int AT_ONCE = 64;

    private final KeepSteps keep;
    private final IdempotencyKeys keys;
    private final GroupCommit<Asked, Outcome> together;

    TakeSteps(KeepSteps keep, IdempotencyKeys keys, Jdbi jdbi) {
        this.keep = keep;
        this.keys = keys;
        this.together = new GroupCommit<>(jdbi, AT_ONCE, this::takeTogether);
    }

    /** Gives the answer once the step is safe; the answer of the first time when its key was used before. */
    Response take(Asked asked) {
        return together.call(asked).get();
    }

    /** As {@link #take}, of several at once; an outcome for each, in the same order. */
    List<Outcome> takeAll(List<Asked> asked) {
        return together.callAll(asked);
    }

    List<Outcome> takeTogether(List<Asked> asked) {
        var outcomes = new IdentityHashMap<Asked, Outcome>();
        var keyed = asked.stream().filter(Asked::hasKey).toList();
        var others = new ArrayList<>(asked.stream().filter(one -> !one.hasKey()).toList());
        if (!keyed.isEmpty()) {
            var once = keys.onceEach(
                    keyed, one -> Objects.requireNonNull(one.terms().key()), fresh -> {
                        // All of them at once, so that their shipments are locked in one order.
                        var all = new ArrayList<>(fresh);
                        all.addAll(others);
                        others.clear();
                        outcomes.putAll(inRounds(all));
                        return fresh.stream().map(outcomes::get).toList();
                    });
            for (var i = 0; i < once.size(); i++) outcomes.put(keyed.get(i), once.get(i));
        }
        outcomes.putAll(inRounds(others));
        return asked.stream().map(outcomes::get).toList();
    }

    /** Of each shipment one step a round: the history has each state, and each step its own version. */
    private Map<Asked, Outcome> inRounds(List<Asked> asked) {
        var outcomes = new IdentityHashMap<Asked, Outcome>();
        var left = asked;
        while (!left.isEmpty()) {
            var round = new LinkedHashMap<UUID, Asked>();
            left = left.stream()
                    .filter(one -> round.putIfAbsent(one.shipmentId(), one) != null)
                    .toList();
            outcomes.putAll(take(round));
        }
        return outcomes;
    }

    private Map<Asked, Outcome> take(Map<UUID, Asked> round) {
        var outcomes = new IdentityHashMap<Asked, Outcome>();
        var found = keep.open(round.values());
        var moved = new LinkedHashMap<Asked, Step.Moved>();
        for (var one : round.values()) {
            try {
                var taken = found.of(one);
                moved.put(one, taken);
                outcomes.put(one, Outcome.of(KeepSteps.view(taken).answer()));
            } catch (BrokenRule refusal) {
                outcomes.put(one, Outcome.refused(refusal));
            }
        }
        keep.all(moved);
        return outcomes;
    }
}
