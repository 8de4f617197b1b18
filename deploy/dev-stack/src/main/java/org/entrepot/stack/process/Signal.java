package org.entrepot.stack.process;

import java.io.IOException;

/** The signals that parts are stopped, hurt and healed with. */
public enum Signal {
    TERM,
    INT,
    KILL,
    STOP,
    CONT;

    /** Sends this signal; says whether the process was there to take it. */
    public boolean to(long pid) {
        try {
            // The shell's own kill: a separate program of that name is missing on small machines.
            var shell = new ProcessBuilder("sh", "-c", "kill -" + name() + " " + pid + " 2>/dev/null");
            return shell.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
