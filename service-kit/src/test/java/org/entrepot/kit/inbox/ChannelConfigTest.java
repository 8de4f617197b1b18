package org.entrepot.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.entrepot.kit.inbox.ChannelConfig.UnsafeChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelConfigTest {

    @Test
    void a_channel_hears_from_the_beginning_and_acknowledges_by_itself() {
        var properties = ChannelConfig.of("order-service", "shipping-events", config(Map.of()));

        assertThat(properties)
                .containsEntry("auto.offset.reset", "earliest")
                .containsEntry("enable.auto.commit", "false")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("group.id", "order-service.shipping-events");
    }

    @ParameterizedTest
    @CsvSource({
        "auto.offset.reset, latest",
        "enable.auto.commit, true",
        "isolation.level, read_uncommitted",
        "group.id, inventory-service.shipping-events",
        "max.poll.records, 5000",
        "max.poll.interval.ms, 1000",
        "partition.assignment.strategy, org.apache.kafka.clients.consumer.RangeAssignor",
        "allow.auto.create.topics, true"
    })
    void a_channel_that_could_lose_or_double_facts_is_refused_by_name(String property, String value) {
        var config = config(Map.of("entrepot.channels.shipping-events." + property, value));

        assertThatThrownBy(() -> ChannelConfig.of("order-service", "shipping-events", config))
                .isInstanceOf(UnsafeChannel.class)
                .hasMessageContaining(property);
    }

    @Test
    void what_is_safe_to_tune_can_be_tuned() {
        var config = config(Map.of("entrepot.channels.shipping-events.max.poll.records", "50"));

        assertThat(ChannelConfig.of("order-service", "shipping-events", config))
                .containsEntry("max.poll.records", "50");
    }

    @Test
    void a_channel_that_nobody_waits_for_has_the_broker_gather_facts_for_it() {
        var config = config(Map.of("entrepot.channels.shipping-events.gather", "PT0.5S"));

        assertThat(ChannelConfig.of("order-service", "shipping-events", config))
                .containsEntry("fetch.max.wait.ms", "500")
                .containsEntry("fetch.min.bytes", "262144");
        assertThat(ChannelConfig.of("order-service", "reservation-events", config))
                .doesNotContainKeys("fetch.max.wait.ms", "fetch.min.bytes");
    }

    @Test
    void whoever_watches_channels_can_have_none_of_them_gather() {
        var config = config(
                Map.of("entrepot.channels.shipping-events.gather", "PT0.5S", "entrepot.channels.may-gather", "false"));

        assertThat(ChannelConfig.of("order-service", "shipping-events", config))
                .doesNotContainKeys("fetch.max.wait.ms", "fetch.min.bytes", "gather");
    }

    private static Config config(Map<String, String> channel) {
        var values = new HashMap<>(channel);
        values.put("entrepot.kafka", "127.0.0.1:9092");
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
