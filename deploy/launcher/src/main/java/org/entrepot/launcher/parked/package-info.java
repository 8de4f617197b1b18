/** Facts that a service could not apply: looked at, applied again or given up by a person, on record. */
package org.entrepot.launcher.parked;
