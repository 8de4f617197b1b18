package org.entrepot.returns.rma;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;

/** Which channels a storefront's backend serves; one that is not named here serves its own alone. */
@ConfigMapping(prefix = "entrepot.returns.channels-of")
interface ChannelsOf {

    @WithParentName
    Map<String, List<String>> clients();
}
