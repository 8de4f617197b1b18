package org.entrepot.launcher.trace;

import org.entrepot.launcher.Args;
import org.entrepot.launcher.Command;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;

/** Prints all that was said about one order. */
public final class TraceCommand implements Command {
    @Override
    public String name() {
        return "trace";
    }

    @Override
    public String help() {
        return "trace ORDER                                      all facts of an order (number or id) in the order of time";
    }

    @Override
    public int run(Args args) {
        args.allowing();
        var order = args.word(0)
                .orElseThrow(() ->
                        new StackFailure("Which order? ./entrepot trace NUMBER; ./entrepot orders shows the newest."));
        try (var platform = Platform.at(args.home())) {
            Trace.of(platform, order).inWords().forEach(System.out::println);
            return 0;
        }
    }
}
