package org.entrepot.kit.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.kit.tests.Member.CONSUMERS;
import static org.entrepot.kit.tests.Reservations.CONSUMER;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.junit.jupiter.api.Test;

/** A group that shares its partitions out anew while facts come: other members join and stop, or the broker gives them up. */
@QuarkusTest
@WithTestResource(RealParts.class)
class RebalanceTest {

    private static final int PARTITIONS = 12;

    @Inject
    MeterRegistry meters;

    @Test
    void while_members_join_and_stop_each_fact_takes_effect_once_and_in_its_order() {
        try (var group = new Group(CONSUMER, PARTITIONS);
                var stories = Stories.begin();
                var second = Member.joins()) {
            group.isSharedBy(2 * CONSUMERS);
            stories.goOn();

            try (var third = Member.joins()) {
                second.stops();
                group.isSharedBy(2 * CONSUMERS);
                stories.goOn();
                third.stops();
            }
            group.isSharedBy(CONSUMERS);
            stories.goOn();

            stories.end();
            allTookEffectOnceAndInOrder(stories);
            group.hasAcknowledgedEverything();
        }
    }

    @Test
    void members_that_are_taken_for_dead_hear_facts_again_and_apply_none_of_them_twice() {
        try (var group = new Group(CONSUMER, PARTITIONS);
                var stories = Stories.begin();
                var second = Member.joins()) {
            group.isSharedBy(2 * CONSUMERS);
            stories.goOn();
            var before = heardAgain();

            Probe.until(
                    "facts are heard a second time",
                    () -> heardAgainAfterTheyLostEverything(group),
                    seen -> seen > before);
            stories.goOn();
            group.throwsEverybodyOut();
            second.stops();
            group.isSharedBy(CONSUMERS);

            stories.end();
            allTookEffectOnceAndInOrder(stories);
            group.hasAcknowledgedEverything();
        }
    }

    private double heardAgainAfterTheyLostEverything(Group group) {
        group.throwsEverybodyOut();
        group.isSharedBy(2 * CONSUMERS);
        return heardAgain();
    }

    private double heardAgain() {
        return meters.find("events.repeated").tag("consumer", CONSUMER).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static void allTookEffectOnceAndInOrder(Stories stories) {
        assertThat(stories.parked()).isEmpty();
        var tookEffect = stories.tookEffect();
        stories.told()
                .forEach((order, told) -> assertThat(tookEffect.get(order))
                        .as("what took effect of order %s", order)
                        .isEqualTo(told));
    }
}
