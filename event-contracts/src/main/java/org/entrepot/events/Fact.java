package org.entrepot.events;

/**
 * Something that happened in the business, told once, after it was committed, by the service that owns it.
 *
 * <p>Every fact is a record of one of the sealed families listed in {@link EventCatalogue}. The family says where it
 * travels ({@link Topic}), the record what it is called on the wire ({@link FactName}).
 */
public interface Fact {

    /**
     * The id whose facts must stay in order.
     *
     * @return the Kafka record key: the text of the id, never empty; not part of the JSON value
     */
    String key();
}
