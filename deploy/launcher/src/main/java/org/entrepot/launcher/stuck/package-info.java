/** {@code stuck} and {@code nudge}: orders that stand still, and what makes the missing fact come. */
package org.entrepot.launcher.stuck;
