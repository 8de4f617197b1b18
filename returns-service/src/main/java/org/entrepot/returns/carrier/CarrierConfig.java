package org.entrepot.returns.carrier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.net.URI;
import java.util.List;

/** Who carries returns, and where to. */
@ConfigMapping(prefix = "entrepot.return-label")
interface CarrierConfig {

    @WithName("carrier")
    Who carrier();

    @WithName("to")
    Place to();

    /** The carrier and its API. */
    interface Who {
        URI url();

        String name();
    }

    /** Where returned goods are received. */
    interface Place {
        String name();

        List<String> lines();

        String postcode();

        String city();

        String country();
    }
}
