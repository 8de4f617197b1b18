package org.entrepot.shipping.carrier;

import java.time.LocalDate;
import org.entrepot.events.Money;

/** What a carrier takes for a parcel with one of its services, and when it would arrive. */
public record Rate(String carrier, String service, Money cost, LocalDate promisedOn) {}
