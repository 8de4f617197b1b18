package org.entrepot.simulators;

/** How an answer reaches the client, once the work behind it is done. */
enum Manner {
    PROMPTLY,
    /** After a while: the client may have given up. */
    SLOWLY,
    /** Not at all: the connection stays open and silent. */
    NEVER,
    /** As a 500, although everything was done. */
    AS_ERROR
}
