package org.entrepot.launcher.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entrepot.launcher.platform.Json;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;

/** The record of repairs: one line of JSON per deed, appended and on the disk before the next. */
public final class Deeds {
    /** Its name in the home folder. */
    public static final String FILE = "deeds.jsonl";

    private final Path file;

    private Deeds(Path file) {
        this.file = file;
    }

    public static Deeds of(Platform platform) {
        return new Deeds(platform.stack().home().folder().resolve(FILE));
    }

    /**
     * Puts a deed on record.
     *
     * @param details what else is worth knowing, as JSON
     */
    public void note(String what, String why, Map<String, Object> details) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", Instant.now().toString());
        line.put("by", System.getProperty("user.name"));
        line.put("what", what);
        line.put("why", why);
        line.putAll(details);
        try {
            Files.writeString(
                    file,
                    Json.write(line) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new StackFailure("The record " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
