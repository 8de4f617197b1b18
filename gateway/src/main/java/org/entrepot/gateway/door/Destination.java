package org.entrepot.gateway.door;

import org.entrepot.gateway.services.Service;

/**
 * Where a request goes and what it needs to get there.
 *
 * @param path the path at the service
 */
record Destination(Service service, String path, Pass pass) {

    /** What opens the door. */
    enum Pass {
        /** A valid access token. */
        TOKEN,
        /** A valid access token with the role of operations. */
        OPERATIONS,
        /** Nothing here: the service checks the signature of what was sent. */
        SIGNATURE
    }
}
