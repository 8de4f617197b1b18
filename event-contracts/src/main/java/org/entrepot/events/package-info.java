/** The published language of the platform: what a fact is, where it travels, and how money is written. */
@NullMarked
package org.entrepot.events;

import org.jspecify.annotations.NullMarked;
