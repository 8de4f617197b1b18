package org.entrepot.gateway.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AddressesTest {

    private final AtomicLong clock = new AtomicLong();
    private final Address one = at(1);
    private final Address two = at(2);
    private final Address three = at(3);
    private final Addresses all = new Addresses(List.of(one, two, three));

    @Test
    void who_was_not_asked_for_longest_is_next() {
        var asked = new ArrayList<Address>();
        for (int n = 0; n < 6; n++) asked.add(ask());

        assertThat(asked).containsExactly(one, two, three, one, two, three);
    }

    @Test
    void who_is_away_does_not_make_another_one_do_its_work_alone() {
        one.away("refused");

        var asked = new ArrayList<Address>();
        for (int n = 0; n < 4; n++) asked.add(ask());

        assertThat(asked).containsExactly(two, three, two, three);
    }

    @Test
    void who_has_not_answered_yet_is_spared() {
        begin(one);
        begin(two);

        assertThat(List.of(ask(), ask(), ask())).containsOnly(three);
    }

    @Test
    void who_is_away_is_looked_for_by_one_request_after_one_second_then_two_then_every_four() {
        two.away("refused");

        for (int seconds : List.of(1, 2, 4, 4)) {
            pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(two.isAside()).isTrue();
            pass(Duration.ofNanos(1));
            assertThat(two.isAside()).isFalse();

            begin(two);
            assertThat(two.isAside()).isTrue();
            two.end();
            two.away("refused");
        }
    }

    @Test
    void who_answers_is_as_all_others_at_once() {
        two.away("refused");
        pass(Duration.ofSeconds(1));
        begin(two);
        two.end();
        two.answered();

        assertThat(two.isAside()).isFalse();
        two.away("refused");
        pass(Duration.ofSeconds(1));
        assertThat(two.isAside()).isFalse();
    }

    @Test
    void many_that_fail_at_once_are_one_failure() {
        for (int n = 0; n < 50; n++) begin(one);
        for (int n = 0; n < 50; n++) one.away("refused");

        pass(Duration.ofSeconds(1));

        assertThat(one.isAside()).isFalse();
    }

    @Test
    void who_broke_off_is_asked_again_only_if_nobody_else_is_there() {
        assertThat(all.inTurn(one)).toIterable().last().isEqualTo(one);
        two.away("refused");
        three.away("refused");

        assertThat(all.inTurn(one)).toIterable().first().isEqualTo(one);
    }

    @Test
    void when_all_are_away_all_are_tried() {
        for (var address : List.of(one, two, three)) address.away("refused");

        assertThat(all.inTurn(null)).toIterable().containsExactlyInAnyOrder(one, two, three);
    }

    private Address ask() {
        var next = all.inTurn(null).next();
        begin(next);
        next.end();
        return next;
    }

    private void begin(Address address) {
        pass(Duration.ofNanos(1));
        address.begin();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private Address at(int port) {
        return new Address(Service.ORDER, URI.create("http://127.0.0.1:" + port), clock::get);
    }
}
