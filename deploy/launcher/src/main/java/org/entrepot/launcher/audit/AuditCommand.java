package org.entrepot.launcher.audit;

import java.nio.file.Path;
import java.util.List;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.Command;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.history.History;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.repair.Repair;

/** Checks the invariants on the platform that is up. */
public final class AuditCommand implements Command {
    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String help() {
        return "audit [--history FILE] [--repair [--why TEXT]]  checks what must hold; exits 1 when it does not, 2 when not at rest;\n"
                + "                                                   --repair mends what a rule can mend, and looks again";
    }

    @Override
    public int run(Args args) {
        args.allowing("history", "repair", "why");
        try (var platform = Platform.at(args.home())) {
            var remembered = args.option("history")
                    .map(file -> History.read(Path.of(file)))
                    .orElseGet(() -> History.readAll(platform.runs()));
            var report = Audit.of(platform, remembered);
            report.inWords().forEach(System.out::println);
            return exitOf(
                    args.has("repair") && report.isBroken() ? afterRepair(args, platform, report, remembered) : report);
        }
    }

    private static AuditReport afterRepair(
            Args args, Platform platform, AuditReport report, List<Acknowledged> remembered) {
        System.out.println("\nRepairing:");
        new Repair(platform, System.out::println).of(report, args.option("why").orElse("audit --repair"));
        System.out.println("\nLooking again:");
        var after = Audit.of(platform, remembered);
        after.inWords().forEach(System.out::println);
        after.forAPerson().forEach(System.out::println);
        return after;
    }

    private static int exitOf(AuditReport report) {
        if (report.isBroken()) return 1;
        return report.isClean() ? 0 : 2;
    }
}
