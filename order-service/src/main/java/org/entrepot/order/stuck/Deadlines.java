package org.entrepot.order.stuck;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long each step of an order may be missing before somebody should look; nothing ends by these. */
@ConfigMapping(prefix = "entrepot.order.stuck-after")
interface Deadlines {

    /** Inventory answers within a second; a minute survives a restart of it. */
    @WithDefault("1m")
    Duration reservation();

    /** The operator decides within seconds; a lost answer is asked for after a few retries. */
    @WithDefault("5m")
    Duration authorisation();

    /** Past the time to pay: the sweep runs every few seconds. */
    @WithDefault("1m")
    Duration expiry();

    /** Shipping needs the address, which it fetches with retries of up to a minute. */
    @WithDefault("5m")
    Duration release();

    /** People pick and pack, and not on Sundays. */
    @WithDefault("48h")
    Duration shipping();

    /** Carriers lose parcels; most shops open a search after two weeks. */
    @WithDefault("14d")
    Duration delivery();

    /** Goods on their way back take days, and somebody has to look at them; a customer waits for their money. */
    @WithDefault("7d")
    Duration settlement();

    /** The errand tries for about an hour; a quarter of it is time to look whether the operator is away. */
    @WithDefault("15m")
    Duration capture();

    /** Operators take refunds at once and may settle them overnight. */
    @WithDefault("24h")
    Duration refund();

    /** Shipping decides at once whether the goods can be stopped. */
    @WithDefault("5m")
    Duration cancellation();
}
