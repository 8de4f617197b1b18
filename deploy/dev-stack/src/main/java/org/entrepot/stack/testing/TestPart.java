package org.entrepot.stack.testing;

import java.time.Duration;
import java.util.function.Supplier;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.PartProcess;
import org.entrepot.stack.process.Program;
import org.entrepot.stack.process.Wait;

/** A real part that a test may stop, kill, freeze and start again, on the same port and the same data. */
public final class TestPart {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final PartProcess process;
    private final Runnable prepare;
    private final Supplier<Program> program;
    private final Supplier<String> missing;

    TestPart(PartProcess process, Runnable prepare, Supplier<Program> program, Supplier<String> missing) {
        this.process = process;
        this.prepare = prepare;
        this.program = program;
        this.missing = missing;
    }

    /** Starts it, unless it runs, and returns when it serves. */
    public void start() {
        if (!process.isAlive()) {
            prepare.run();
            process.start(program.get());
        }
        Wait.until(PATIENCE, () -> {
            if (!process.isAlive()) throw new StackFailure("it ended while it started:\n" + process.lastWords());
            return missing.get();
        });
    }

    /** Ends it in good order. */
    public void stop() {
        process.stop(program.get().stop(), PATIENCE);
    }

    /** {@code kill -9} of the process and all its children. */
    public void kill() {
        process.kill();
    }

    /** SIGSTOP: connections stay open, nothing is answered. */
    public void pause() {
        process.pause();
    }

    /** SIGCONT after {@link #pause}. */
    public void resume() {
        process.resume();
    }

    /** Stops it in good order and starts it again. */
    public void restart() {
        stop();
        start();
    }

    public boolean isAlive() {
        return process.isAlive();
    }
}
