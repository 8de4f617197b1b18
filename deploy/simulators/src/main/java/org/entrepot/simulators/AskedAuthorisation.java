package org.entrepot.simulators;

import java.net.URI;

/** What a merchant sends to have a payment promised. */
record AskedAuthorisation(String merchantReference, Money amount, String method, URI webhookUrl) {
    AskedAuthorisation {
        Refused.require(merchantReference, "merchantReference");
        Refused.require(amount, "amount").positive();
        Refused.require(method, "method");
        if (merchantReference.length() > 100)
            throw Refused.malformed("Field 'merchantReference' has at most 100 characters");
    }
}
