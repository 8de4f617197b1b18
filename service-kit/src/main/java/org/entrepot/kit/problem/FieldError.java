package org.entrepot.kit.problem;

/**
 * One field and what is wrong with it.
 *
 * @param field the path in the request, as {@code "lines[0].quantity"}; empty for the request as a whole
 */
public record FieldError(String field, String why) {}
