/** What clients remember of the platform's promises. */
package org.entrepot.launcher.history;
