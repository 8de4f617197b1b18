package org.entrepot.returns.carrier;

/** A label that the carrier takes a parcel back with, paid by us. */
public record ReturnLabel(String carrier, String trackingNumber) {}
