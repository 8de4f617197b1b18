package org.entrepot.kit.inbox;

import org.entrepot.events.Fact;

/** A fact with its envelope, for reactions that need the time at which it was told or its number in the stream. */
public record Heard<F extends Fact>(Envelope envelope, F fact) {}
