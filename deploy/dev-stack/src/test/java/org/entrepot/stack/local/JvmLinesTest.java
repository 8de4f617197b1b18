package org.entrepot.stack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entrepot.stack.Home;
import org.entrepot.stack.Part;
import org.entrepot.stack.PortPlan;
import org.entrepot.stack.Software;
import org.entrepot.stack.Topology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decision 13: which compilers the parts run with that carry the load. */
class JvmLinesTest {
    private static final String QUICK_ONE_ALONE = "-XX:TieredStopAtLevel=1";

    @TempDir
    Path folder;

    private Home home;
    private List<Part> parts;

    @BeforeEach
    void builtServicesAndSimulators() throws IOException {
        home = new Home(folder.resolve("home"));
        Files.createDirectories(home.folder());
        parts = new Topology(new PortPlan(18_000), home.secrets())
                .parts().stream().filter(JvmLinesTest::carriesTheLoad).toList();
        for (var part : parts) if (part.software() instanceof Software.Service service) build(service.module());
    }

    @Test
    void without_a_wish_they_have_the_quick_compiler_alone() {
        assertThat(commands(Map.of()))
                .hasSizeGreaterThan(7)
                .allSatisfy(command ->
                        assertThat(command).contains(QUICK_ONE_ALONE).doesNotContain("-XX:-AOTReplayTraining"));
    }

    @Test
    void the_quick_one_takes_methods_up_early_where_it_is_alone() {
        var early = "-XX:CompileThresholdScaling=0.2";

        assertThat(commands(Map.of())).allSatisfy(command -> assertThat(command).contains(early));
        assertThat(commands(Map.of("ENTREPOT_JIT", "full")))
                .allSatisfy(command -> assertThat(command).doesNotContain(early));
    }

    @Test
    void for_a_load_that_lasts_they_have_both_and_do_not_replay_what_their_cache_knows_of_its_training() {
        assertThat(commands(Map.of("ENTREPOT_JIT", "full")))
                .allSatisfy(command -> assertThat(command)
                        .doesNotContain(QUICK_ONE_ALONE)
                        .containsSubsequence("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining"));
    }

    @Test
    void a_wish_that_nobody_knows_changes_nothing() {
        assertThat(commands(Map.of("ENTREPOT_JIT", "fast"))).isEqualTo(commands(Map.of()));
    }

    private List<List<String>> commands(Map<String, String> environment) {
        var settings = new Home.Settings(18_000, List.of(), folder.resolve("repository"));
        var local = new LocalParts(home, settings, home.secrets(), environment);
        return parts.stream().map(part -> local.prepare(part).command()).toList();
    }

    private static boolean carriesTheLoad(Part part) {
        return part.software() instanceof Software.Service || part.software() instanceof Software.Simulator;
    }

    private void build(String module) throws IOException {
        var app = folder.resolve("repository").resolve(module).resolve("target/quarkus-app");
        Files.createDirectories(app.resolve("quarkus"));
        for (var jar : List.of("quarkus-run.jar", "quarkus/generated-bytecode.jar"))
            Files.writeString(app.resolve(jar), "");
    }
}
