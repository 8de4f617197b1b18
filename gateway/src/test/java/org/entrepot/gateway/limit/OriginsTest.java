package org.entrepot.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private static final String PROXY = "10.0.0.7";

    private final Origins origins = trusting("10.0.0.0/8, 192.168.1.1,fd00::/8");

    @Test
    void nobody_is_believed_unless_we_were_told_to() {
        assertThat(trusting("").of(PROXY, List.of("203.0.113.5"))).isEqualTo(PROXY);
        assertThat(origins.of("203.0.113.9", List.of("203.0.113.5"))).isEqualTo("203.0.113.9");
    }

    @Test
    void a_proxy_says_where_it_had_the_request_from() {
        assertThat(origins.of(PROXY, List.of("203.0.113.5"))).isEqualTo("203.0.113.5");
        assertThat(origins.of(PROXY, List.of())).isEqualTo(PROXY);
    }

    @Test
    void what_a_client_made_up_before_the_proxy_added_its_address_does_not_count() {
        assertThat(origins.of(PROXY, List.of("6.6.6.6, 10.0.0.1, 203.0.113.5"))).isEqualTo("203.0.113.5");
        assertThat(origins.of(PROXY, List.of("6.6.6.6", "203.0.113.5"))).isEqualTo("203.0.113.5");
        assertThat(origins.of(PROXY, List.of("6.6.6.6, anything"))).isEqualTo(PROXY);
    }

    @Test
    void several_proxies_one_behind_the_other_are_passed_over() {
        assertThat(origins.of(PROXY, List.of("203.0.113.5, 192.168.1.1", "10.2.0.1")))
                .isEqualTo("203.0.113.5");
        assertThat(origins.of(PROXY, List.of("10.9.9.9, 10.2.0.1"))).isEqualTo("10.9.9.9");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5:4711, 203.0.113.5",
        "[2001:db8::1]:4711, 2001:db8:0:0:0:0:0:1",
        "2001:DB8::1, 2001:db8:0:0:0:0:0:1",
        "::ffff:203.0.113.5, 203.0.113.5"
    })
    void an_address_counts_as_one_however_it_is_written(String hop, String address) {
        assertThat(origins.of(PROXY, List.of(hop))).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.255.255.255", "::ffff:10.0.0.7", "192.168.1.1", "fd12::1"})
    void a_proxy_is_known_by_its_address_or_its_network(String proxy) {
        assertThat(origins.of(proxy, List.of("203.0.113.5"))).isEqualTo("203.0.113.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.0.0", "192.168.1.2", "fe00::1"})
    void its_neighbour_is_not_trusted(String other) {
        assertThat(origins.of(other, List.of("203.0.113.5"))).isNotEqualTo("203.0.113.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129"})
    void what_is_no_address_is_refused_at_the_start(String wrong) {
        assertThatThrownBy(() -> trusting("10.0.0.1," + wrong))
                .hasMessageContaining("entrepot.trusted-proxies")
                .hasMessageContaining(wrong);
    }

    private static Origins trusting(String proxies) {
        return new Origins(new SmallRyeConfigBuilder()
                .withDefaultValue("entrepot.trusted-proxies", proxies)
                .build());
    }
}
