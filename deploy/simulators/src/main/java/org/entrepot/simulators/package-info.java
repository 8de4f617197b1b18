/**
 * The outside world of a shop, small enough to run beside it: a payment operator, two carriers and a mail server.
 *
 * <p>Each is a real server on a real port that keeps what it did across a kill, and each behaves badly on demand:
 * by the token or the postcode that it is given, or for a seeded share of what comes in.
 */
package org.entrepot.simulators;
