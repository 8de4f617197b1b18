package org.entrepot.customer.customer;

/** What a person says of themselves. */
record Person(String email, String name, String language) {

    /** Without anything personal: what is printed may end up in a log. */
    @Override
    public String toString() {
        return "a person";
    }
}
