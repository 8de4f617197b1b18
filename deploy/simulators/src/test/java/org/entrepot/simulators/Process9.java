package org.entrepot.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A simulator as a process of its own, in little heap, that can be killed as {@code kill -9} kills. */
final class Process9 implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready at (http\\S+) after");

    private final Process process;
    private final Path log;

    private Process9(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** In the 64 MB of heap that each has in the development stack. */
    static Process9 start(Class<?> main, Path data, Map<String, String> environment) {
        return start(main, data, environment, 64);
    }

    static Process9 start(Class<?> main, Path data, Map<String, String> environment, int heapMegabytes) {
        try {
            Path log = Files.createTempFile(data, "process", ".log");
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + heapMegabytes + "m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            main.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("ENTREPOT_HTTP_PORT", "0");
            builder.environment().put("ENTREPOT_SMTP_PORT", "0");
            builder.environment().put("ENTREPOT_DATA", data.resolve("data").toString());
            builder.environment().putAll(environment);
            return new Process9(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create(Probe.until("the process is ready", this::found, url -> !url.isEmpty()));
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has used of the processor so far, however many others wanted it too. */
    Duration coreTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    int awaitsEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) throw new AssertionError("The process does not end: " + output());
        return process.exitValue();
    }

    /** Without any chance to tidy up. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private String found() {
        if (!process.isAlive()) throw new AssertionError("The process has ended: " + output());
        var matcher = READY.matcher(output());
        return matcher.find() ? matcher.group(1) : "";
    }
}
