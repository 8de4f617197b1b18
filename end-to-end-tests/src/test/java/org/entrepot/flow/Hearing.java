package org.entrepot.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who reacts to what, read from the compiled reaction tables: a fact's class, then the use case's method, then the call
 * that ties them together.
 *
 * @param fact the simple name of the fact
 * @param useCase the class and method that react, as {@code ReserveStock.forOrders}
 */
record Hearing(String service, String fact, String useCase) {

    private static final String LISTENER = "org/entrepot/kit/inbox/Listener";
    private static final String REACTIONS = "org/entrepot/kit/inbox/Reactions";

    /** All reactions of a module's compiled classes, in the order of its tables. */
    static List<Hearing> of(String service, Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(Hearing::parsed)
                    .filter(Hearing::isListener)
                    .flatMap(listener -> listener.methods().stream())
                    .filter(method -> method.methodName().equalsString("reactions"))
                    .flatMap(method -> ofTable(service, method).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Hearing> ofTable(String service, MethodModel table) {
        var hearings = new ArrayList<Hearing>();
        String fact = null;
        String useCase = null;
        for (CodeElement step : table.code().orElseThrow()) {
            switch (step) {
                case ConstantInstruction constant
                when constant.constantValue() instanceof ClassDesc type -> fact = type.displayName();
                case InvokeDynamicInstruction reference -> useCase = useCase(reference);
                case InvokeInstruction call when isReaction(call) -> hearings.add(new Hearing(service, fact, useCase));
                default -> {
                    // Everything else only builds the table.
                }
            }
        }
        return hearings;
    }

    private static boolean isReaction(InvokeInstruction call) {
        return call.owner().asInternalName().equals(REACTIONS)
                && call.name().stringValue().startsWith("when");
    }

    private static String useCase(InvokeDynamicInstruction reference) {
        return reference.bootstrapArgs().stream()
                .filter(DirectMethodHandleDesc.class::isInstance)
                .map(DirectMethodHandleDesc.class::cast)
                .map(method -> method.owner().displayName() + "." + method.methodName())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isListener(ClassModel type) {
        return type.interfaces().stream().anyMatch(face -> face.asInternalName().equals(LISTENER));
    }

    private static ClassModel parsed(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
