package org.entrepot.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void names_are_unique_and_each_fault_can_be_asked_for_by_its_name() {
        var names = Faults.all().stream().map(FaultKind::name).toList();

        assertThat(names).doesNotHaveDuplicates();
        for (var name : names)
            assertThat(Faults.named(List.of(name))).extracting(FaultKind::name).containsExactly(name);
    }

    @Test
    void every_service_every_part_of_the_stack_and_all_services_at_once_are_killed() {
        assertThat(Faults.all())
                .extracting(FaultKind::name)
                .contains("kill-services", "kill-kafka", "kill-postgres", "kill-connect", "kill-keycloak")
                .containsAll(Scene.SERVICES.stream()
                        .map(service -> "kill-" + service.replace("-service", ""))
                        .toList());
    }

    @Test
    void each_says_what_it_does_whom_it_hits_and_how_long() {
        for (var kind : Faults.all()) {
            var fault = kind.aimed().apply(new Random(1));

            assertThat(kind.what()).as(kind.name()).isNotBlank();
            assertThat(fault.target()).as(kind.name()).isNotBlank();
            assertThat(fault.lasts()).as(kind.name()).isPositive();
            assertThat(kind.room()).as(kind.name()).isPositive();
        }
    }

    @Test
    void the_seed_chooses_the_target() {
        var kind = Faults.named(List.of("freeze-consumer")).getFirst();

        var targets = new Random(1)
                .longs(50)
                .mapToObj(seed -> kind.aimed().apply(new Random(seed)).target())
                .distinct();

        assertThat(targets).hasSizeGreaterThan(2);
    }
}
