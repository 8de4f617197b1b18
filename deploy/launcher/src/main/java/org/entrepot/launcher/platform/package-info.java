/** The running platform as a client on this machine meets it: addresses, accounts, HTTP with patience, topics, database. */
package org.entrepot.launcher.platform;
