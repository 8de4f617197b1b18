package org.entrepot.launcher;

/** One word after {@code ./entrepot}. A new command is a class of its own and a line in {@link Commands}. */
public interface Command {
    /** The word. */
    String name();

    /** One line for the list of commands; with the options it takes. */
    String help();

    /**
     * Does it.
     *
     * @return the exit code: 0 when all is well
     * @throws org.entrepot.stack.StackFailure with a sentence for the person at the keyboard
     */
    int run(Args args);
}
