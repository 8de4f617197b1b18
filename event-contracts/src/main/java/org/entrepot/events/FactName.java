package org.entrepot.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a fact is called on the wire: header {@code ce_type}. It outlives every class name and never changes. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FactName {

    /** The wire name: {@code thing.happened}, lower case, unique on the platform. */
    String value();
}
