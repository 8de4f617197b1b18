/** Measures the platform under load: open-loop arrivals, latencies from the moment a request was due, and the audit after it. */
package org.entrepot.launcher.bench;
