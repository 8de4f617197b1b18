package org.entrepot.stack.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.stack.Home;
import org.entrepot.stack.Part;
import org.entrepot.stack.PortPlan;
import org.entrepot.stack.Software;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.Topology;
import org.entrepot.stack.process.PartProcess;
import org.entrepot.stack.process.PidRecord;
import org.entrepot.stack.process.Signal;

/** Processes that a killed supervisor left behind: found by their records, ended in order, strangers left alone. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Home home;

    Leftovers(Home home) {
        this.home = home;
    }

    /** The supervisor's own record. */
    static Path supervisorRecord(Home home) {
        return home.run().resolve("supervisor.pid");
    }

    /** The supervisor, if it runs. */
    static Optional<ProcessHandle> supervisor(Home home) {
        return PidRecord.read(supervisorRecord(home)).flatMap(PidRecord::live);
    }

    static void forgetSupervisor(Home home) {
        try {
            Files.deleteIfExists(supervisorRecord(home));
        } catch (IOException e) {
            throw new StackFailure("The supervisor's record cannot be deleted: " + e.getMessage(), e);
        }
    }

    /** Ends what still runs; says which parts that were. */
    List<String> clean() {
        List<String> ended = new ArrayList<>();
        var parts = new ArrayList<>(new Topology(new PortPlan(PortPlan.DEFAULT_BASE), home.secrets()).all());
        parts.sort(java.util.Comparator.comparingInt(Part::stopWave));
        for (var part : parts) {
            var process = new PartProcess(part.name(), home.run(), home.logs());
            if (process.isAlive()) ended.add(part.name());
            var signal = part.software() instanceof Software.PostgresServer ? Signal.INT : Signal.TERM;
            process.stop(signal, PATIENCE);
            var report = PartReport.read(home, part.name());
            if (report.state() != PartState.STOPPED && report.state() != PartState.FAILED)
                PartReport.stopped(part.name()).write(home);
        }
        forgetSupervisor(home);
        return ended;
    }
}
