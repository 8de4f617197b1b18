/** {@code audit --repair}: what a rule can mend is mended, on record; what needs a person is named. */
package org.entrepot.launcher.repair;
