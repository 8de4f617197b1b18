package org.entrepot.customer.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrepot.customer.MailParts;
import org.entrepot.customer.notification.Notifications.Outcome;
import org.entrepot.customer.order.KnownOrders;
import org.entrepot.events.customer.Template;
import org.entrepot.kit.test.RealParts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A message's state is moved by statements, which know from where they may: each is tried from everywhere. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(MailParts.class)
class NotificationStateTest {

    private static final Map<String, Set<String>> ALLOWED =
            Map.of("QUEUED", Set.of("SENT", "FAILED"), "SENT", Set.of(), "FAILED", Set.of());

    @Inject
    KnownOrders orders;

    @Inject
    Notifications notifications;

    private final Facts about = Facts.of(UUID.randomUUID());

    static Stream<Arguments> pairs() {
        return ALLOWED.keySet().stream()
                .flatMap(from -> ALLOWED.keySet().stream().map(to -> Arguments.of(from, to)));
    }

    /** Of a transaction that is taken back, so that nothing is sent. */
    @BeforeEach
    void a_message_is_queued() {
        QuarkusTransaction.begin();
        orders.remember(List.of(about.placed()));
        queue();
    }

    @AfterEach
    void and_never_sent() {
        QuarkusTransaction.rollback();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void each_pair_of_states_is_decided(String from, String to) {
        move(from);
        var before = message();
        assertThat(before.state()).isEqualTo(from);

        move(to);

        var allowed = ALLOWED.get(from).contains(to);
        assertThat(message().state()).isEqualTo(allowed ? to : from);
        assertThat(message().equals(before))
                .as("a refused move changes neither the reason nor the time")
                .isEqualTo(!allowed);
    }

    private void move(String to) {
        switch (to) {
            case "QUEUED" -> queue();
            case "SENT" -> settle(null);
            default -> settle("SMTP_550");
        }
    }

    private void queue() {
        notifications.queue(List.of(News.ofOrder(about.order(), Template.ORDER_RECEIVED, Details.NONE)));
    }

    private void settle(String reason) {
        notifications.settle(List.of(new Outcome(message().id(), reason)));
    }

    private Notifications.View message() {
        var all = notifications.of(about.order());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
