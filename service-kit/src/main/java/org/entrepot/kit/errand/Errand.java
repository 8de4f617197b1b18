package org.entrepot.kit.errand;

import java.util.UUID;
import org.entrepot.kit.Trail;

/**
 * One call to the world outside that is due.
 *
 * @param subject what it is about, unique per kind: the same errand is sent once
 * @param attempts how often it was tried, this time included
 */
public record Errand<P>(UUID id, String kind, String subject, P payload, int attempts, Trail trail) {}
