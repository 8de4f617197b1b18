package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrepot.stack.process.Wait;

/** The database ends the sessions of all services, in the middle of whatever they do, several times in a row. */
final class CutBackends implements Fault {
    private static final int TIMES = 4;
    private static final Duration BETWEEN = Duration.ofMillis(700);

    private final AtomicInteger ended = new AtomicInteger();

    @Override
    public String target() {
        return "sessions of services";
    }

    @Override
    public Duration lasts() {
        return BETWEEN.multipliedBy(TIMES);
    }

    @Override
    public void strike(Scene scene) {
        for (int i = 0; i < TIMES; i++) {
            scene.inDatabase(superuser -> {
                try (var rows = superuser.createStatement().executeQuery("""
                        select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                        where usename like '%\\_service' and backend_type = 'client backend'
                        """)) {
                    rows.next();
                    ended.addAndGet(rows.getInt(1));
                }
            });
            Wait.pause(BETWEEN);
        }
        scene.say().accept("       " + ended + " sessions ended");
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return List.of(seen.refusalsSayWhenToComeBack("database sessions ended"));
    }
}
