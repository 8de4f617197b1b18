package org.entrepot.simulators;

/** What the customer says at their bank. */
record AskedAction(Boolean approve) {
    AskedAction {
        Refused.require(approve, "approve");
    }
}
