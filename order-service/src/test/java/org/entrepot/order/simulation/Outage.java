package org.entrepot.order.simulation;

/** A time during which a consumer hears nothing; in most worlds there is none. */
record Outage(long from, long to) {

    private static final long HOUR = 3_600_000;

    static Outage of(World world) {
        if (!world.chance(0.1)) return new Outage(0, 0);
        var from = world.random.nextLong(2 * HOUR);
        return new Outage(from, from + world.random.nextLong(world.chance(0.5) ? HOUR : 240 * HOUR));
    }

    long after(long time) {
        return time >= from && time < to ? to : time;
    }
}
