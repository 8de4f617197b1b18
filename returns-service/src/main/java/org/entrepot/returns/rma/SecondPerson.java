package org.entrepot.returns.rma;

import static org.entrepot.returns.rma.ReturnState.INSPECTED;
import static org.entrepot.returns.rma.ReturnState.RECEIVED;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.problem.BrokenRule;

/** Much money goes back only when somebody says so who neither received nor inspected the goods. */
@ApplicationScoped
class SecondPerson {

    private final ReturnSteps steps;
    private final Caller caller;
    private final long from;

    /** @param from in minor units, of whatever currency */
    SecondPerson(
            ReturnSteps steps, Caller caller, @ConfigProperty(name = "entrepot.returns.second-person-from") long from) {
        this.steps = steps;
        this.caller = caller;
        this.from = from;
    }

    /** @param goods as they are resolved by the caller */
    void check(Return goods) {
        var refund = goods.papers().refund();
        if (refund == null || refund.minor() < from) return;
        if (steps.actorsOf(goods.id(), RECEIVED, INSPECTED).contains(caller.name())) throw new NeedsSecondPerson();
    }

    /** Who handled the goods does not give so much money for them. */
    static final class NeedsSecondPerson extends BrokenRule {
        NeedsSecondPerson() {
            super(
                    409,
                    "needs-second-person",
                    "So large a refund is given by somebody else than who received or inspected the goods.");
        }
    }
}
