package org.entrepot.returns.rma;

import java.util.Optional;
import org.entrepot.events.Money;
import org.entrepot.events.returns.Resolution;
import org.entrepot.kit.problem.BrokenRule;
import org.jspecify.annotations.Nullable;

/** What a customer can get for goods that came back. */
final class Resolutions {

    private Resolutions() {}

    /**
     * The money that goes back.
     *
     * @param worth of the units that were accepted; none when none was, or when they cost nothing
     */
    static @Nullable Money refund(Resolution resolution, Optional<Money> worth) {
        return switch (resolution) {
            case REFUND -> worth.orElseThrow(NothingToRefund::new);
            case NONE -> {
                if (worth.isPresent()) throw new AcceptedGoodsArePaid();
                yield null;
            }
            case STORE_CREDIT, EXCHANGE, REPLACEMENT, UNKNOWN -> throw new ResolutionNotOffered();
        };
    }

    /** As {@link #refund}, for goods that are lost: nobody keeps them, so that nothing need be paid for them. */
    static @Nullable Money refundOfLost(Resolution resolution, Optional<Money> worth) {
        return resolution == Resolution.NONE ? null : refund(resolution, worth);
    }

    /** No unit was accepted, so there is nothing to pay back. */
    static final class NothingToRefund extends BrokenRule {
        NothingToRefund() {
            super(422, "nothing-to-refund", "No unit was accepted; resolve it with NONE.");
        }
    }

    /** What we keep we pay for. */
    static final class AcceptedGoodsArePaid extends BrokenRule {
        AcceptedGoodsArePaid() {
            super(422, "accepted-goods-are-paid", "Units were accepted; resolve it with REFUND.");
        }
    }

    static final class ResolutionNotOffered extends BrokenRule {
        ResolutionNotOffered() {
            super(422, "resolution-not-offered", "Only REFUND and NONE are offered.");
        }
    }
}
