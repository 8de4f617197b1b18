package org.entrepot.customer.customer;

import java.util.UUID;
import org.entrepot.customer.reference.DeliveryReferences;

/** Somebody who orders, with an account or as a guest. */
record Customer(UUID id, String owner, String email, String name, String language, boolean guest, long version) {

    Customer changed(String newEmail, String newName, String newLanguage) {
        return new Customer(id, owner, newEmail, newName, newLanguage, guest, version + 1);
    }

    DeliveryReferences.Of reference() {
        return new DeliveryReferences.Of(id, owner, guest, language);
    }

    /** Without anything personal: what is printed may end up in a log. */
    @Override
    public String toString() {
        return "customer " + id;
    }
}
