package org.entrepot.returns.rma;

import org.entrepot.events.returns.ReturnReason;

/**
 * Units of one order line that come back.
 *
 * @param received of what was approved, how many arrived
 * @param refused how many arrived beyond what was approved
 */
record ReturnLine(int line, String sku, ReturnReason reason, int requested, int received, int refused) {

    static ReturnLine wished(int line, String sku, ReturnReason reason, int requested) {
        return new ReturnLine(line, sku, reason, requested, 0, 0);
    }

    ReturnLine counted(int arrived) {
        var taken = Math.min(arrived, requested);
        return new ReturnLine(line, sku, reason, requested, taken, arrived - taken);
    }
}
