package org.entrepot.kit.inbox;

import java.time.Duration;

/**
 * How a channel takes its time.
 *
 * @param linger how long a batch may wait for more when facts come thick and fast
 * @param acknowledgeEvery how often offsets are committed while facts come; a crash repeats so much, and the inbox knows it
 * @param afterFailure how long to wait before trying again what could neither be applied nor parked
 */
record Pace(Duration linger, Duration acknowledgeEvery, Duration afterFailure) {}
