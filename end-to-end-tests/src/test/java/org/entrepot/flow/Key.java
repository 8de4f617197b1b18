package org.entrepot.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import org.entrepot.events.EventCatalogue;
import org.entrepot.events.Fact;

/** Which field of a fact is its Kafka key, read from the compiled {@code key()} of its family. */
final class Key {

    private Key() {}

    static String of(Class<? extends Fact> fact) {
        var family = EventCatalogue.families().stream()
                .filter(each -> each.isAssignableFrom(fact))
                .findFirst()
                .orElseThrow();
        return parsed(family).methods().stream()
                .filter(method -> method.methodName().equalsString("key"))
                .map(Key::field)
                .findFirst()
                .orElseThrow();
    }

    /** The first thing that it asks the fact for. */
    private static String field(MethodModel key) {
        return key.code()
                .orElseThrow()
                .elementStream()
                .filter(InvokeInstruction.class::isInstance)
                .map(InvokeInstruction.class::cast)
                .map(call -> call.name().stringValue())
                .findFirst()
                .orElseThrow();
    }

    private static ClassModel parsed(Class<?> type) {
        try (var in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
