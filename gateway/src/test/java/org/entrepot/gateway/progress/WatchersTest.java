package org.entrepot.gateway.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WatchersTest {

    private final Watchers watchers = new Watchers(3);
    private final List<String> told = new ArrayList<>();
    private final Consumer<ToldFact> watcher = fact -> told.add(fact.id());

    @Test
    void a_watcher_is_told_what_is_said_about_its_order_while_it_watches() {
        watchers.tell(fact("A", "1"));
        watchers.join("A", watcher, null);
        watchers.tell(fact("A", "2"));
        watchers.tell(fact("B", "3"));
        watchers.leave("A", watcher);
        watchers.tell(fact("A", "4"));

        assertThat(told).containsExactly("2");
    }

    @Test
    void what_was_missed_is_given_once_and_in_order() {
        watchers.tell(fact("A", "1"));
        watchers.tell(fact("A", "2"));
        watchers.tell(fact("A", "3"));

        var missed = watchers.join("A", watcher, "1");
        watchers.tell(fact("A", "4"));

        assertThat(missed.goesOn()).isTrue();
        assertThat(ids(missed)).containsExactly("2", "3");
        assertThat(told).containsExactly("4");
    }

    @Test
    void nothing_missed_is_not_the_same_as_nothing_remembered() {
        watchers.tell(fact("A", "1"));

        assertThat(watchers.join("A", watcher, "1").goesOn()).isTrue();
        assertThat(watchers.join("A", watcher, "0").goesOn()).isFalse();
        assertThat(watchers.join("A", watcher, null).goesOn()).isFalse();
    }

    @Test
    void whose_story_starts_anew_is_given_all_that_is_remembered_of_its_order() {
        watchers.tell(fact("A", "1"));
        watchers.tell(fact("B", "2"));
        watchers.tell(fact("A", "3"));

        assertThat(ids(watchers.join("A", watcher, null))).containsExactly("1", "3");
        assertThat(ids(watchers.join("A", watcher, "0"))).containsExactly("1", "3");
    }

    @Test
    void only_the_latest_facts_are_remembered() {
        for (var id : List.of("1", "2", "3", "4")) watchers.tell(fact("A", id));

        assertThat(watchers.join("A", watcher, "1").goesOn()).isFalse();
        assertThat(ids(watchers.join("A", watcher, "2"))).containsExactly("3", "4");
    }

    private static List<String> ids(Watchers.Joined joined) {
        return joined.facts().stream().map(ToldFact::id).toList();
    }

    private static ToldFact fact(String order, String id) {
        return new ToldFact(order, id, "order.held", Instant.EPOCH, new byte[0]);
    }
}
