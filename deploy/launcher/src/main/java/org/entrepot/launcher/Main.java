package org.entrepot.launcher;

import java.util.Arrays;
import java.util.List;
import org.entrepot.stack.StackFailure;

/** What {@code ./entrepot} hands over to, once it has found a JDK and built what was not built. */
public final class Main {
    private Main() {}

    public static void main(String[] typed) {
        System.exit(run(Arrays.asList(typed)));
    }

    /** Runs one command; a failure is told in a sentence on standard error, never as a stack trace. */
    static int run(List<String> typed) {
        if (typed.isEmpty() || List.of("help", "--help", "-h").contains(typed.getFirst())) return help();
        var command = Commands.named(typed.getFirst());
        if (command.isEmpty()) {
            System.err.println("There is no command \"" + typed.getFirst() + "\".\n");
            help();
            return 2;
        }
        try {
            var args = new Args(typed.subList(1, typed.size()));
            if (!args.has("help")) return command.get().run(args);
            System.out.println(command.get().help());
            return 0;
        } catch (StackFailure failure) {
            System.err.println(failure.getMessage());
            return 1;
        }
    }

    private static int help() {
        System.out.println("Entrepot takes an online order from the click to the doorstep and back.\n");
        for (var command : Commands.all()) System.out.println("  ./entrepot " + command.help());
        System.out.println("""
                  ./entrepot build     builds what is not built
                  ./entrepot test      builds and tests everything

                Every command takes --home FOLDER (or ENTREPOT_HOME); without it, data lies in .entrepot.""");
        return 0;
    }
}
