/** Topics made anew from the outboxes, after the broker's data are gone. */
package org.entrepot.launcher.rebuild;
