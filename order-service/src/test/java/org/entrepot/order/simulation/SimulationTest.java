package org.entrepot.order.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.entrepot.order.process.Decide;
import org.junit.jupiter.api.Test;

/**
 * The order process in ten thousand worlds: facts repeated, overtaken and late, calls to the operator lost before or after it
 * acted, webhooks before answers, a process that dies at any boundary, people who cancel and hold at any time. However it
 * goes, what {@link Verdict} lists holds. A seed that fails prints all that happened and is replayed with {@code -Dseed=N}.
 */
class SimulationTest {

    private static final long SEEDS = Long.getLong("seeds", 10_000);

    @Test
    void whatever_happens_orders_end_and_goods_and_money_agree() {
        var one = Long.getLong("seed");
        var simulation = new Simulation(new Decide());
        var begin = System.nanoTime();
        var used = processorTime();

        var broken = simulation.play(one == null ? 1 : one, one == null ? SEEDS : one);

        System.out.printf(
                "simulation: %d seeds, %d steps, %d distinct end states, %.1f s (processor: %.1f s)%n",
                one == null ? SEEDS : 1,
                simulation.steps.sum(),
                simulation.ends.size(),
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0,
                Duration.ofNanos(processorTime() - used).toMillis() / 1000.0);
        assertThat(broken).isEmpty();
        if (one == null)
            assertThat(simulation.ends.keySet().stream().map(end -> end.substring(0, end.indexOf('/'))))
                    .as("the worlds differ")
                    .contains("COMPLETED", "REJECTED", "EXPIRED", "CANCELLED", "ON_HOLD");
    }

    /** Of this process: what others do on the machine is not in it. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
