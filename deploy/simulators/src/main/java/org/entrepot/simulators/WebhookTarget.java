package org.entrepot.simulators;

import java.net.URI;

/** Where webhooks are to go from now on. */
record WebhookTarget(URI url) {
    WebhookTarget {
        Refused.require(url, "url");
    }
}
