package org.entrepot.launcher.bench.rows;

/** A table by its full name; a partitioned one stands for its partitions. */
public record Table(String schema, String name) implements Comparable<Table> {

    @Override
    public int compareTo(Table other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
