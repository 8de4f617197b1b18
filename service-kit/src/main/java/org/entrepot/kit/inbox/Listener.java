package org.entrepot.kit.inbox;

/**
 * What a service does when one upstream service speaks: one class per upstream, in the package {@code listening}, whose
 * only content is the table of reactions. The kit opens a channel for each and drains it.
 */
public interface Listener {

    /** The table; asked when the service starts. */
    Reactions reactions();
}
