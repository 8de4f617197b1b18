package org.entrepot.stack.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ConnectorTemplateTest {
    @Test
    void the_template_has_every_value_that_was_argued() throws Exception {
        var template = new ObjectMapper().readTree(ConnectRest.template());

        for (var argued : ConnectSettings.CONNECTOR_VALUES)
            assertThat(template.path(argued.key()).asText("missing"))
                    .as(argued.key())
                    .isEqualTo(argued.value());
    }

    @Test
    void the_template_names_the_password_and_does_not_contain_it() throws Exception {
        var template = new ObjectMapper().readTree(ConnectRest.template());

        assertThat(template.path("database.password").asText()).isEqualTo("${env:ENTREPOT_DEBEZIUM_PASSWORD}");
    }
}
