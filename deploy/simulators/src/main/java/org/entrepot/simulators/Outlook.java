package org.entrepot.simulators;

/**
 * What of a simulator's doing the merchant does not know yet. Both zero: unless somebody asks it for something, it says nothing
 * more.
 *
 * @param toCome what has been set going and will be told by webhook: parcels on their way, payments and refunds undecided
 * @param toTell webhooks that nobody has taken yet
 */
record Outlook(long toCome, int toTell) {}
