package org.entrepot.stack.doctor;

import org.entrepot.stack.StackFailure;
import org.entrepot.stack.connect.ConnectSettings;
import org.entrepot.stack.supervise.Stack;

/** The connector: its configuration, and that connector and task run. */
final class ConnectDoctor {
    private final Stack stack;

    ConnectDoctor(Stack stack) {
        this.stack = stack;
    }

    Examination examine() {
        var examination = new Examination("connect");
        try {
            var rest = stack.live().connectRest();
            var config = rest.connectorConfig();
            for (var argued : ConnectSettings.CONNECTOR_VALUES)
                examination.compare(argued, config.path(argued.key()).asText("not set"));
            examination.expect(
                    config.path("database.password").asText().startsWith("${env:"),
                    "The connector's configuration contains the database password; it must name where the password is.");
            var missing = rest.missing();
            examination.expect(missing == null, "No event leaves an outbox: " + missing + ".");
        } catch (StackFailure e) {
            examination.unreachable("Connect cannot be examined: " + e.getMessage());
        }
        return examination;
    }
}
