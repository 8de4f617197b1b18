package org.entrepot.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.trace.OrderLog;
import org.entrepot.launcher.trace.Trace;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;
import org.entrepot.stack.supervise.Stack;

/** Prints the last lines of one log, or of all, and follows them when asked. */
final class LogsCommand implements Command {
    private static final int LINES = 40;

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String help() {
        return "logs [part] [-f] [--lines N] [--order ORDER]     the last lines of a part, or of all; -f follows;"
                + " --order: all that speak of one order";
    }

    @Override
    public int run(Args args) {
        args.allowing("follow", "lines", "order");
        var files = files(Stack.at(args.home()), args);
        if (args.option("order").isPresent()) return ofOrder(args, files);
        Map<Path, Long> ends = new LinkedHashMap<>();
        for (var file : files)
            ends.put(file, printTail(file, args.number("lines", files.size() > 1 ? 5 : LINES), files.size() > 1));
        while (args.has("follow")) {
            ends.replaceAll((file, end) -> printFrom(file, end, files.size() > 1));
            Wait.pause(Duration.ofMillis(250));
        }
        return 0;
    }

    private static int ofOrder(Args args, List<Path> files) {
        try (var platform = Platform.at(args.home())) {
            var marks = Trace.of(platform, args.option("order").orElseThrow()).marks();
            OrderLog.of(files, marks).inWords().forEach(System.out::println);
            return 0;
        }
    }

    private static List<Path> files(Stack stack, Args args) {
        var folder = stack.home().logs();
        var part = args.word(0);
        if (part.isPresent()) {
            var file = folder.resolve(part.get() + ".log");
            if (!Files.exists(file))
                throw new StackFailure("There is no log of \"" + part.get() + "\" in " + folder + ".");
            return List.of(file);
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        } catch (IOException e) {
            throw new StackFailure("There are no logs in " + folder + ".", e);
        }
    }

    private static long printTail(Path file, int lines, boolean named) {
        try (Stream<String> all = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            var text = all.toList();
            text.subList(Math.max(0, text.size() - lines), text.size()).forEach(line -> print(file, line, named));
            return Files.size(file);
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static long printFrom(Path file, long end, boolean named) {
        try (var channel = Files.newByteChannel(file)) {
            if (channel.size() < end) return 0;
            if (channel.size() == end) return end;
            var buffer = java.nio.ByteBuffer.allocate((int) Math.min(channel.size() - end, 1 << 20));
            channel.position(end).read(buffer);
            var text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            text.lines().forEach(line -> print(file, line, named));
            return end + buffer.position();
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void print(Path file, String line, boolean named) {
        var part = file.getFileName().toString().replace(".log", "");
        System.out.println(named ? "%-19s %s".formatted(part, line) : line);
    }
}
