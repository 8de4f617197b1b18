package org.entrepot.launcher.bench;

import java.time.Duration;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.platform.Processors;
import org.entrepot.stack.process.Wait;
import org.entrepot.stack.supervise.Stack;

/** What the platform costs while nobody asks anything of it. */
final class IdleBench {
    private final Stack stack;
    private final int seconds;
    private final int warm;

    IdleBench(Stack stack, Args args) {
        this.stack = stack;
        this.seconds = args.number("seconds", 60);
        this.warm = args.number("warm", 30);
    }

    Measured measure() {
        Wait.pause(Duration.ofSeconds(warm));
        var processors = Processors.from(stack);
        var begin = System.nanoTime();
        Wait.pause(Duration.ofSeconds(seconds));
        var used = processors.since();
        var took = (System.nanoTime() - begin) / 1e9;
        used.remove(Processors.GENERATOR);
        var all = used.values().stream().mapToDouble(Double::doubleValue).sum();
        var measured = new Measured("bench idle: %d s, after %d s of rest".formatted(seconds, warm))
                .figure("cores, all together", "%.3f".formatted(all / took));
        used.forEach((part, busy) -> measured.figure("cores, " + part, "%.3f".formatted(busy / took)));
        return measured;
    }
}
