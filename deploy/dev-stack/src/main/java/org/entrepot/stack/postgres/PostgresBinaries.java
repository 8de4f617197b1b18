package org.entrepot.stack.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.entrepot.stack.Cache;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.LocalRepository;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per machine and user from the jar that the build fetched. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked() {
        var jar = LocalRepository.files("postgres").getFirst();
        var home = home(jar);
        if (Files.exists(home.resolve("complete"))) return home;
        try (var lock = FileChannel.open(
                        Cache.folder().resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (held.isValid() && !Files.exists(home.resolve("complete"))) unpack(jar, home);
            return home;
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL could not be unpacked to " + home + ": " + e.getMessage(), e);
        }
    }

    static boolean isUnpacked() {
        return Files.exists(home(LocalRepository.files("postgres").getFirst()).resolve("complete"));
    }

    private static Path home(Path jar) {
        return Cache.folder().resolve(jar.getFileName().toString().replace(".jar", ""));
    }

    private static void unpack(Path jar, Path home) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new StackFailure(jar + " contains no PostgreSQL"));
            try (var tar = new TarArchiveInputStream(
                    new XZInputStream(new BufferedInputStream(zip.getInputStream(archive))))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) place(home, entry, tar);
            }
        }
        Files.writeString(home.resolve("complete"), "");
    }

    private static void place(Path home, TarArchiveEntry entry, InputStream content) throws IOException {
        var target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) throw new StackFailure("the archive reaches outside: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
            if ((entry.getMode() & 0100) != 0) makeExecutable(target);
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(
                file,
                Set.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE,
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.GROUP_EXECUTE,
                        PosixFilePermission.OTHERS_READ,
                        PosixFilePermission.OTHERS_EXECUTE));
    }
}
