package org.entrepot.launcher;

import org.entrepot.stack.supervise.Stack;

/** Stops the stack in order, and cleans up after a supervisor that was killed. */
final class DownCommand implements Command {
    @Override
    public String name() {
        return "down";
    }

    @Override
    public String help() {
        return "down                                             stops the platform; data stay";
    }

    @Override
    public int run(Args args) {
        args.allowing();
        var begin = System.nanoTime();
        var stack = Stack.at(args.home());
        var ended = stack.down(report -> {});
        System.out.println(
                ended.isEmpty()
                        ? "Nothing was running in " + stack.home().folder() + "."
                        : "Stopped %d parts in %.1f s: %s."
                                .formatted(ended.size(), (System.nanoTime() - begin) / 1e9, String.join(", ", ended)));
        return 0;
    }
}
