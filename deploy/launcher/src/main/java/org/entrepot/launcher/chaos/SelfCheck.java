package org.entrepot.launcher.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.entrepot.launcher.audit.Audit;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.history.History;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.supervise.Stack;

/** Is the harness any good? Plants one known bug after the other and looks whether it is seen, and by what. */
final class SelfCheck {
    private static final Duration QUIET_BOUT = Duration.ofSeconds(25);
    private static final Duration BOUT = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofSeconds(120);
    private static final Duration REST_WITH_A_BUG = Duration.ofSeconds(25);
    private static final double RATE = 3;

    private final Stack stack;
    private final Platform platform;
    private final Path folder;
    private final Consumer<String> say;

    SelfCheck(Stack stack, Platform platform, Path folder, Consumer<String> say) {
        this.stack = stack;
        this.platform = platform;
        this.folder = folder;
        this.say = say;
    }

    /** What was found about a bug: the invariants and promises that were broken and had not been before. */
    record Caught(Bug bug, Set<String> by) {
        boolean isGood() {
            return bug.caughtBy().stream().anyMatch(by::contains);
        }

        String inWords() {
            return "%s %-24s %-66s %s"
                    .formatted(isGood() ? "✓" : "✗", bug.name(), bug.what(), by.isEmpty() ? "not seen" : by);
        }
    }

    /** Says what it sees; true when each bug was caught and nothing was found without one. */
    boolean run(List<Bug> bugs, long seed) {
        var sound = bout("sound", seed, QUIET_BOUT, REST, Before.of(platform));
        sound.verdicts().forEach(verdict -> say.accept("       " + verdict));
        sound.broken().forEach(finding -> say.accept("       " + finding));
        say.accept((sound.isGood() ? "✓" : "✗") + " without a bug nothing is found");
        var remembered = History.read(folder("sound").resolve(History.FILE));
        var scene = new Scene(stack, platform, new Before(Set.of(), Set.of()), null, new Strangers(), say);
        var victims = new Victims(completed(scene, remembered));
        List<Caught> caught = new ArrayList<>();
        for (var bug : bugs) {
            var one = new Caught(bug, found(bug, scene, remembered, victims, seed));
            say.accept(one.inWords());
            caught.add(one);
        }
        var good = caught.stream().filter(Caught::isGood).count();
        say.accept("%d of %d planted bugs were caught.".formatted(good, caught.size()));
        return sound.isGood() && good == caught.size();
    }

    private Set<String> found(Bug bug, Scene scene, List<Acknowledged> remembered, Victims victims, long seed) {
        try {
            return bug.atWork() ? atWork(bug, scene, seed) : inTheBooks(bug, scene, remembered, victims);
        } catch (StackFailure failure) {
            say.accept("       " + bug.name() + " could not be planted: " + failure.getMessage());
            return Set.of();
        }
    }

    private Set<String> inTheBooks(Bug bug, Scene scene, List<Acknowledged> remembered, Victims victims) {
        var before = Before.of(platform, remembered);
        var victim = victims.next();
        bug.plant().to(scene, victim);
        Set<String> broken = new LinkedHashSet<>();
        for (var entry : Audit.of(platform, remembered).entries())
            for (var finding : entry.findings()) if (!before.has(entry.id(), finding)) broken.add(entry.id());
        bug.remove().to(scene, victim);
        return broken;
    }

    private Set<String> atWork(Bug bug, Scene scene, long seed) {
        var before = Before.of(platform);
        try {
            bug.plant().to(scene, "");
            var report = bout(bug.name(), seed, BOUT, REST_WITH_A_BUG, before);
            Set<String> broken = new TreeSet<>();
            report.broken().forEach(finding -> broken.add(finding.substring(0, finding.indexOf(' '))));
            for (var verdict : report.verdicts()) {
                if (verdict.good()) continue;
                if (verdict.sentence().startsWith("parked")) broken.add(Bug.PARKED);
                if (verdict.sentence().contains("come to rest")) broken.add(Bug.REST);
            }
            return broken;
        } finally {
            remove(bug, scene);
        }
    }

    private void remove(Bug bug, Scene scene) {
        try {
            bug.remove().to(scene, "");
        } catch (StackFailure failure) {
            say.accept("       " + bug.name() + " could not be removed: " + failure.getMessage());
        }
    }

    private ChaosReport bout(String name, long seed, Duration length, Duration rest, Before before) {
        var plan = new Plan(seed, length, List.of(), List.of());
        return new Bout(stack, platform, folder(name), line -> {}).of(plan, RATE, rest, before);
    }

    private Path folder(String name) {
        return folder.resolveSibling(folder.getFileName() + "-" + name);
    }

    private static List<String> completed(Scene scene, List<Acknowledged> remembered) {
        var ids = remembered.stream().map(Acknowledged::orderId).toArray(String[]::new);
        return scene.ask(superuser -> {
            List<String> found = new ArrayList<>();
            try (var statement = superuser.prepareStatement("""
                    select id from orders.orders where state = 'COMPLETED' and id = any(?::uuid[])
                      and not exists (select from orders.refund r where r.order_id = orders.id) order by number
                    """)) {
                statement.setArray(1, superuser.createArrayOf("text", ids));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) found.add(rows.getString(1));
                }
            }
            return found;
        });
    }

    /** Each order is spoilt once. */
    private static final class Victims {
        private final List<String> orders;
        private int next;

        Victims(List<String> orders) {
            this.orders = orders;
        }

        String next() {
            if (next >= orders.size()) throw new StackFailure("Too few orders came to their end to plant bugs into.");
            return orders.get(next++);
        }
    }
}
