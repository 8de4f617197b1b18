/** The main job: a shop's day on the running platform, with storefronts, a warehouse and a return desk that are outsiders. */
package org.entrepot.launcher.demo;
