package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.stack.testing.TestInfra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Before each test, a world in which everything holds, for the test to break. */
public class InASoundWorld {
    protected static TestInfra infra;
    protected static Connection superuser;
    private static StandInRelay relay;
    protected SoundWorld world;

    @BeforeAll
    static void create_the_schemas_of_all_services() throws Exception {
        infra = TestInfra.shared();
        ServiceSchemas.create(infra);
        superuser = infra.superuser();
        relay = StandInRelay.readingFrom(infra);
    }

    @AfterAll
    static void close() throws Exception {
        relay.close();
        superuser.close();
    }

    static void stopReading() throws Exception {
        relay.close();
    }

    static void readOn() throws Exception {
        relay = StandInRelay.readingFrom(infra);
    }

    @BeforeEach
    void a_world_in_which_everything_holds() throws Exception {
        world = new SoundWorld(infra, superuser);
    }

    static AuditReport audit(JsonNode ledger, Acknowledged... remembered) throws Exception {
        return Audit.of(
                infra.bootstrapServers(),
                superuser,
                Optional.of(ledger),
                Stream.of(remembered).toList());
    }

    static ListAssert<Finding> found(String id, AuditReport report) {
        return assertThat(report.findings(id)).as(() -> String.join("\n", report.inWords()));
    }
}
