package org.entrepot.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where the facts of a family travel, and the one service that may say them. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Topic {

    /** The Kafka topic. */
    String name();

    /** The module name of the service that owns the facts. */
    String producer();

    /** The number of partitions: fixed at birth, because it decides which key lies where. */
    int partitions();

    /** Whether Kafka keeps the latest fact of each key for good. */
    boolean compacted() default false;
}
