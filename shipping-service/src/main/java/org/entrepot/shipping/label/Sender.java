package org.entrepot.shipping.label;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** Whose name and address stand on a label, for what comes back. */
@ConfigMapping(prefix = "entrepot.sender")
interface Sender {

    String name();

    List<String> lines();

    String postcode();

    String city();

    String country();
}
