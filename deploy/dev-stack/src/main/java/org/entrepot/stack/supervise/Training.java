package org.entrepot.stack.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.entrepot.stack.Cache;
import org.entrepot.stack.Home;
import org.entrepot.stack.Part;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.Topology;
import org.entrepot.stack.local.LocalParts;
import org.entrepot.stack.process.Folders;
import org.entrepot.stack.process.Ports;

/** Runs what was built once, in a stack of its own, so that from then on it starts with about half the work. */
public final class Training {
    private final Path repository;

    public Training(Path repository) {
        this.repository = repository;
    }

    /**
     * Trains the parts that are built and have no cache yet.
     *
     * @param news is told what happens
     */
    public void run(Consumer<String> news) {
        var folder = temporaryFolder();
        var stack = Stack.at(folder);
        try {
            var untrained = untrained(stack.home());
            if (untrained.isEmpty()) return;
            news.accept("Training " + String.join(", ", untrained)
                    + ": one start and stop, so that later starts take half as long …");
            var parts = new java.util.ArrayList<>(List.of("postgres", "kafka", "connect"));
            untrained.stream().filter(part -> !parts.contains(part)).forEach(parts::add);
            stack.up(new Stack.Wanted(Ports.freeBase(), parts, repository, true), report -> {});
        } catch (StackFailure failure) {
            news.accept("The training run did not come up, so starts take longer: " + failure.getMessage());
        } finally {
            stack.down(report -> {});
            Folders.delete(folder);
        }
    }

    private List<String> untrained(Home home) {
        var settings = new Home.Settings(Ports.freeBase(), List.of(), repository);
        var parts = new LocalParts(home, settings, home.secrets());
        return new Topology(settings.ports(), home.secrets())
                .parts().stream()
                        .filter(part -> isBuilt(parts, part) && parts.wantsTraining(part))
                        .map(Part::name)
                        .toList();
    }

    private static boolean isBuilt(LocalParts parts, Part part) {
        try {
            parts.check(part);
            return true;
        } catch (StackFailure notBuilt) {
            return false;
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory(Cache.folder(), "training-");
        } catch (IOException e) {
            throw new StackFailure("The cache folder cannot be written: " + e.getMessage(), e);
        }
    }
}
