package org.entrepot.inventory.location;

/** A place where stock lies and from which it can be shipped. */
public record Location(String code, String name, LocationKind kind, long version) {}
