/** Hurts the running platform by a schedule while real clients use it, heals it, and looks whether everything holds. */
package org.entrepot.launcher.chaos;
