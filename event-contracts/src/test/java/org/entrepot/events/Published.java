package org.entrepot.events;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The published documents: as they are committed, and as the records would have them. */
final class Published {

    static final Path RESOURCES = Path.of("src/main/resources");
    static final Path SCHEMAS = RESOURCES.resolve("schemas");
    static final Path SAMPLES = RESOURCES.resolve("samples");
    static final Path LOCK = SAMPLES.resolve("LOCK");
    static final Path ASYNC_API = Path.of("docs/asyncapi.yaml");

    private Published() {}

    /** Writes all documents anew; refuses a change that would break a reader or rewrite a sample. */
    static void regenerate() {
        var breaches = new ArrayList<>(Growth.breaches(committedSchemas(), generatedSchemas()));
        breaches.addAll(SampleLock.breaches(committedLock(), samples()));
        if (!breaches.isEmpty())
            throw new IllegalStateException(
                    "contracts only grow; nothing was written, because:\n" + String.join("\n", breaches));
        generatedDocuments().forEach(Published::write);
    }

    /** Every generated document, by its path in the module. */
    static SortedMap<Path, String> generatedDocuments() {
        var documents = new TreeMap<Path, String>();
        generatedSchemas().forEach((name, schema) -> documents.put(SCHEMAS.resolve(name + ".json"), pretty(schema)));
        documents.put(ASYNC_API, AsyncApiGenerator.document());
        documents.put(LOCK, SampleLock.of(samples()));
        return documents;
    }

    /** The documents that are missing or say something else than the records. */
    static List<Path> outOfDate() {
        return generatedDocuments().entrySet().stream()
                .filter(document -> !Files.exists(document.getKey())
                        || !read(document.getKey()).equals(document.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    static Map<String, JsonNode> generatedSchemas() {
        return EventCatalogue.all().stream()
                .collect(toMap(EventCatalogue.Entry::name, SchemaGenerator::schemaOf, (a, b) -> a, TreeMap::new));
    }

    static SortedMap<String, JsonNode> committedSchemas() {
        var schemas = new TreeMap<String, JsonNode>();
        texts(SCHEMAS).forEach((file, text) -> schemas.put(file.replace(".json", ""), Wire.tree(text)));
        return schemas;
    }

    static String committedLock() {
        return Files.exists(LOCK) ? read(LOCK) : "";
    }

    /** Every sample, by its path below the folder of samples. */
    static SortedMap<String, String> samples() {
        return texts(SAMPLES);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, String> texts(Path folder) {
        var texts = new TreeMap<String, String>();
        for (var file : jsonFiles(folder)) {
            texts.put(folder.relativize(file).toString().replace('\\', '/'), read(file));
        }
        return texts;
    }

    private static List<Path> jsonFiles(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pretty(JsonNode schema) {
        try {
            return Wire.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
