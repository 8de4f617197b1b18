package org.entrepot.launcher;

import java.util.List;
import java.util.Optional;

/** Every command, in the order of the help. */
final class Commands {
    private static final List<Command> ALL = List.of(
            new UpCommand(),
            new DownCommand(),
            new StatusCommand(),
            new LogsCommand(),
            new DoctorCommand(),
            new PrepareCommand());

    private Commands() {}

    static List<Command> all() {
        return ALL;
    }

    static Optional<Command> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }
}
