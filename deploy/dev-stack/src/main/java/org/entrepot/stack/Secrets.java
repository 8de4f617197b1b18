package org.entrepot.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Secrets of one stack: random, made when first asked for, kept in one file that only its owner may read. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path file;
    private final Properties known = new Properties();

    public Secrets(Path file) {
        this.file = file;
        if (!Files.exists(file)) return;
        try (var in = Files.newInputStream(file)) {
            known.load(in);
        } catch (IOException e) {
            throw new StackFailure("the secrets in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The secret of this name: 24 random bytes as URL-safe text, the same for as long as the file lives. */
    public String of(String name) {
        return of(name, Secrets::random);
    }

    /** The value of this name, made by the given maker when it is asked for the first time. */
    public synchronized String of(String name, Supplier<String> maker) {
        var value = known.getProperty(name);
        if (value != null) return value;
        known.setProperty(name, maker.get());
        save();
        return known.getProperty(name);
    }

    /** Whether a secret of this name has been made. */
    public synchronized boolean knows(String name) {
        return known.containsKey(name);
    }

    /** A secret in the form of the Standard Webhooks. */
    static String webhook() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    private static String random() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void save() {
        var half = file.resolveSibling(file.getFileName() + ".half");
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(half);
            Files.createFile(half, ownerOnly);
            var text = new StringBuilder();
            new TreeMap<>(known)
                    .forEach((name, value) ->
                            text.append(name).append('=').append(escape(value)).append('\n'));
            Files.writeString(half, text);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escape(Object value) {
        return value.toString().replace("\\", "\\\\");
    }
}
