package org.entrepot.stack;

import java.net.URI;

/** How one sees that a part serves, and not just runs. */
public sealed interface Readiness {
    /** A statement is answered. */
    record Statement() implements Readiness {}

    /** The broker is a member of its cluster. */
    record Member() implements Readiness {}

    /** A GET is answered with 200. */
    record Get(URI uri) implements Readiness {
        public static Get of(String uri) {
            return new Get(URI.create(uri));
        }
    }
}
