package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.entrepot.stack.StackFailure;

/** Every way to hurt the platform, by name. */
final class Faults {
    /** Until an ordinary fault has passed, on a machine with two busy cores. */
    static final Duration USUAL = Duration.ofSeconds(8);
    /** Until a part that takes long to start is back. */
    static final Duration LONG = Duration.ofSeconds(20);

    private static final List<FaultKind> ALL = Stream.of(
                    FaultsOfProcesses.processes(),
                    FaultsOfTheLog.broker(),
                    FaultsOfProcesses.database(),
                    FaultsOfOthers.people(),
                    FaultsOfOthers.neighbours())
            .flatMap(List::stream)
            .toList();

    private Faults() {}

    static List<FaultKind> all() {
        return ALL;
    }

    /** Those that only a platform has on which services run twice: to be asked for by name. */
    static List<FaultKind> ofTwo() {
        return FaultsOfProcesses.ofTwo();
    }

    /** @throws StackFailure with a sentence when there is none of that name */
    static List<FaultKind> named(List<String> names) {
        if (names.isEmpty()) return ALL;
        List<FaultKind> kinds = new ArrayList<>();
        for (var name : names)
            kinds.add(Stream.concat(ALL.stream(), ofTwo().stream())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new StackFailure(
                            "There is no fault named " + name + ". ./entrepot chaos --list shows all.")));
        return kinds;
    }

    /** The seed's choice. */
    static <T> T one(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
