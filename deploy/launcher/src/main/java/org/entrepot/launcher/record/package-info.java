/** What people had the platform do beyond its ordinary work: who, when, what and why. */
package org.entrepot.launcher.record;
