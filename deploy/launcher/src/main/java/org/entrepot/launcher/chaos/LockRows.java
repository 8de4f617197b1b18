package org.entrepot.launcher.chaos;

import java.time.Duration;
import java.util.List;
import org.entrepot.stack.process.Wait;

/** Somebody holds the rows that a service needs, for longer than its patience with locks. */
final class LockRows implements Fault {
    private static final Duration HELD = Duration.ofMillis(3_500);
    private static final Duration FREE = Duration.ofMillis(800);
    private static final int TIMES = 2;

    private final String table;

    LockRows(String table) {
        this.table = table;
    }

    @Override
    public String target() {
        return table;
    }

    @Override
    public Duration lasts() {
        return HELD.plus(FREE).multipliedBy(TIMES);
    }

    @Override
    public void strike(Scene scene) {
        for (int i = 0; i < TIMES; i++) {
            scene.inDatabase(superuser -> {
                superuser.setAutoCommit(false);
                superuser.createStatement().execute("set local lock_timeout = '2s'");
                superuser.createStatement().execute("lock table " + table + " in exclusive mode");
                Wait.pause(HELD);
                superuser.rollback();
            });
            Wait.pause(FREE);
        }
    }

    @Override
    public List<Verdict> judge(Scene scene, Seen seen) {
        return List.of(seen.refusalsSayWhenToComeBack(table + " locked"));
    }
}
