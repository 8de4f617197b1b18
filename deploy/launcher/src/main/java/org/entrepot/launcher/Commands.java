package org.entrepot.launcher;

import java.util.List;
import java.util.Optional;
import org.entrepot.launcher.audit.AuditCommand;
import org.entrepot.launcher.bench.BenchCommand;
import org.entrepot.launcher.chaos.ChaosCommand;
import org.entrepot.launcher.demo.DemoCommand;
import org.entrepot.launcher.parked.ParkedCommand;
import org.entrepot.launcher.rebuild.RebuildTopicsCommand;
import org.entrepot.launcher.stuck.NudgeCommand;
import org.entrepot.launcher.stuck.StuckCommand;
import org.entrepot.launcher.topics.TopicsCommand;
import org.entrepot.launcher.trace.OrdersCommand;
import org.entrepot.launcher.trace.TraceCommand;

/** Every command, in the order of the help. */
final class Commands {
    private static final List<Command> ALL = List.of(
            new UpCommand(),
            new DownCommand(),
            new StatusCommand(),
            new LogsCommand(),
            new DemoCommand(new UpCommand(), new DownCommand()),
            new OrdersCommand(),
            new TraceCommand(),
            new TopicsCommand(),
            new ParkedCommand(),
            new StuckCommand(),
            new NudgeCommand(),
            new AuditCommand(),
            new BenchCommand(),
            new RebuildTopicsCommand(),
            new ChaosCommand(),
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
