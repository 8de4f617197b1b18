package org.entrepot.catalog.product;

import java.util.function.Supplier;
import org.entrepot.catalog.product.Products.LostRace;
import org.entrepot.kit.inbox.Failures;
import org.entrepot.kit.problem.BrokenRule;

/** Does work again when somebody else was faster: a unique row decides, and the loser looks once more. */
final class Again {

    private static final int TIMES = 4;

    private Again() {}

    /** @param work runs in a transaction of its own each time */
    static <T> T onLostRace(Supplier<T> work) {
        for (int nth = 1; nth < TIMES; nth++) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (!(failure instanceof LostRace) && !Failures.passes(failure)) throw failure;
            }
        }
        try {
            return work.get();
        } catch (LostRace still) {
            throw new CatalogueBusy();
        }
    }

    /** The same products are being written by others, again and again. */
    static final class CatalogueBusy extends BrokenRule {
        CatalogueBusy() {
            super(409, "catalogue-busy", "Others are writing the same products; send it again.");
        }
    }
}
