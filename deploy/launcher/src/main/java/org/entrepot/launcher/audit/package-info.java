/** Checks what must hold on the live platform: each invariant against every service's own schema and against the topics. */
package org.entrepot.launcher.audit;
