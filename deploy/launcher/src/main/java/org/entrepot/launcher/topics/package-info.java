/** Topics and their readers, as the broker has them. */
package org.entrepot.launcher.topics;
