/**
 * The rows that an order makes, read from real orders, and written again: one order as one transaction, to see what the
 * database alone can do; or very many of them, to see what a shop is like that has sold for long.
 */
package org.entrepot.launcher.bench.rows;
