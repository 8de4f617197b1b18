/** Orders from the outside: the list of them, and all that was ever said about one. */
package org.entrepot.launcher.trace;
