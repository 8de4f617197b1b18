package org.entrepot.inventory.location;

/** How the things that people scan and type are written. */
public final class Codes {

    public static final String LOCATION = "[A-Z0-9][A-Z0-9_-]{0,31}";
    public static final String LOCATION_IS = "must be up to 32 capital letters, digits, _ or -";
    public static final String SKU = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    public static final String SKU_IS = "must be up to 64 letters, digits, dots, _ or -";

    private Codes() {}
}
