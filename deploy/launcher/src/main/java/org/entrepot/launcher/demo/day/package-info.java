/** A shop's day as a plan: what is on sale, who buys what and when, what comes back. Read from invoices, or made up. */
package org.entrepot.launcher.demo.day;
