package org.entrepot.shipping;

/** What texts in questions may hold. */
public final class Texts {

    /** PostgreSQL keeps every character but U+0000, so nothing that is asked for has it. */
    public static final String KEEPABLE = "[^\\x00]*";

    public static final String KEEPABLE_IS = "contains a character that nothing contains";

    private Texts() {}
}
