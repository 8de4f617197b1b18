package org.entrepot.stack.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a Java program with a bounded memory. */
public final class JavaLine {
    private final List<String> options = new ArrayList<>();

    /** A program with at most this much heap. */
    public static JavaLine withHeap(int megabytes) {
        var line = new JavaLine();
        line.options.add(javaProgram());
        line.options.add("-Xmx" + megabytes + "m");
        line.options.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        return line;
    }

    /** The java of the JDK that runs us. */
    public static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public JavaLine option(String option) {
        options.add(option);
        return this;
    }

    public List<String> main(List<Path> classpath, String mainClass, String... arguments) {
        options.add("-cp");
        options.add(classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        options.add(mainClass);
        options.addAll(List.of(arguments));
        return List.copyOf(options);
    }

    public List<String> jar(Path jar) {
        options.add("-jar");
        options.add(jar.toString());
        return List.copyOf(options);
    }
}
