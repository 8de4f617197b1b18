package org.entrepot.shipping.carrier;

import java.time.LocalDate;
import org.entrepot.events.Money;

/** A label as the carrier sold it. */
public record Bought(String trackingNumber, String trackingUrl, Money cost, LocalDate promisedOn) {}
