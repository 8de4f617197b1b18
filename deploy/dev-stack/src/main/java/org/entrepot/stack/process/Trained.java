package org.entrepot.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Ahead-of-time caches of the JVM (JEP 483, 514, 515): a program that was run once in training starts with its classes
 * loaded and linked and its profiles known, for about half the work. A cache belongs to exactly these jars and this JDK;
 * without one a program starts as ever.
 */
public final class Trained {
    /** System property of a process whose children write caches instead of reading them. */
    public static final String TRAINING = "entrepot.training";

    private final String name;
    private final Path cache;

    /**
     * @param name the program
     * @param folder where its cache is kept
     * @param jars what its classes come from
     */
    public Trained(String name, Path folder, List<Path> jars) {
        this.name = name;
        this.cache = folder.resolve(name + "-" + fingerprint(jars) + ".aot");
    }

    /** Adds what makes the program use its cache, or make it. */
    public JavaLine applyTo(JavaLine java) {
        if (isThere() || !inTraining()) return readBy(java);
        try {
            Files.createDirectories(cache.getParent());
            forgetOld();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return java.option("-XX:AOTCacheOutput=" + cache);
    }

    /** Adds what makes the program use its cache, if there is one. */
    public JavaLine readBy(JavaLine java) {
        // Off: warnings that a compiled adapter of the cache is made anew, which costs nothing that matters.
        return isThere() ? java.option("-XX:AOTCache=" + cache).option("-Xlog:aot*=off") : java;
    }

    public boolean isThere() {
        return Files.exists(cache);
    }

    /** Whether this process runs its children to train them. */
    public static boolean inTraining() {
        return Boolean.getBoolean(TRAINING);
    }

    /** Caches of jars that are no more; each takes some eighty megabytes. */
    private void forgetOld() throws IOException {
        try (var old = Files.newDirectoryStream(cache.getParent(), name + "-*.aot")) {
            for (var file : old) Files.delete(file);
        }
    }

    private static String fingerprint(List<Path> jars) {
        var text = new StringBuilder(System.getProperty("java.vm.version"));
        for (var jar : jars) {
            try {
                text.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Integer.toHexString(text.toString().hashCode());
    }
}
