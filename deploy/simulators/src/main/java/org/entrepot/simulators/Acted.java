package org.entrepot.simulators;

/** What a call brought about. @param first whether it acted now; false when an earlier answer was given again */
record Acted<T>(T answer, boolean first) {
    /** Misbehaviour is for the call that acts; whoever asks again gets through. */
    Manner manner(Manner ofFirst) {
        return first ? ofFirst : Manner.PROMPTLY;
    }
}
