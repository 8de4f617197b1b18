package org.entrepot.stack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the operating system is asked to run.
 *
 * @param command program and arguments
 * @param environment added to our own environment
 * @param folder where it runs
 * @param stop the signal that asks it to end in good order
 */
public record Program(List<String> command, Map<String, String> environment, Path folder, Signal stop) {
    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
