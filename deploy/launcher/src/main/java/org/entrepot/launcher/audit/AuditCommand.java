package org.entrepot.launcher.audit;

import java.nio.file.Path;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.Command;
import org.entrepot.launcher.history.History;
import org.entrepot.launcher.platform.Platform;

/** Checks the invariants on the platform that is up. */
public final class AuditCommand implements Command {
    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String help() {
        return "audit [--history FILE]                           checks what must hold; exits 1 when it does not, 2 when not at rest";
    }

    @Override
    public int run(Args args) {
        args.allowing("history");
        try (var platform = Platform.at(args.home())) {
            var remembered = args.option("history")
                    .map(file -> History.read(Path.of(file)))
                    .orElseGet(() -> History.readAll(platform.runs()));
            var report = Audit.of(platform, remembered);
            report.inWords().forEach(System.out::println);
            if (report.isBroken()) return 1;
            return report.isClean() ? 0 : 2;
        }
    }
}
