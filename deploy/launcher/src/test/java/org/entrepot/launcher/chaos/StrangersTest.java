package org.entrepot.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.entrepot.launcher.audit.Finding;
import org.entrepot.launcher.audit.Remedy;
import org.junit.jupiter.api.Test;

class StrangersTest {

    private final Strangers strangers = new Strangers();

    @Test
    void only_a_finding_about_a_record_that_we_produced_is_explained() {
        strangers.add(new Strangers.Stranger("order.events.v1", 3, 17, "key-1", "id-1", true));
        strangers.add(new Strangers.Stranger("order.events.v1", 4, 2, "key-2", "", true));

        assertThat(strangers.explains("I-14", about("id-1"))).isTrue();
        assertThat(strangers.explains("I-14", about("order.events.v1/4@2"))).isTrue();
        assertThat(strangers.explains("I-14", about("id-2"))).isFalse();
        assertThat(strangers.explains("I-14", about(""))).isFalse();
        assertThat(strangers.explains("I-12", about("key-1"))).isTrue();
        assertThat(strangers.explains("I-12", about("key-3"))).isFalse();
        assertThat(strangers.explains("I-08", about("id-1"))).isFalse();
    }

    private static Finding about(String subject) {
        return new Finding(Remedy.NEEDS_A_PERSON, subject, "was never committed");
    }
}
