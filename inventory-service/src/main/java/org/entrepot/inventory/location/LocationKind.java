package org.entrepot.inventory.location;

/** What kind of place stock lies in. */
public enum LocationKind {
    WAREHOUSE,
    STORE
}
