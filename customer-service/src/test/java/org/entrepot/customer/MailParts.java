package org.entrepot.customer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.entrepot.simulators.MailServer;

/**
 * A real mail server behind a gate that a test can close, and a key to sign references with. What a test needs of it is
 * passed through system properties, because test and resource may live in different class loaders.
 */
public class MailParts implements QuarkusTestResourceLifecycleManager {

    static final String GATE = "entrepot.test.mail-gate";
    static final String INBOX = "entrepot.test.mail-inbox";
    static final String PUBLIC_KEY = "entrepot.test.reference-key";

    private MailServer server;
    private SmtpGate gate;

    @Override
    public Map<String, String> start() {
        try {
            server = MailServer.start(
                    0, MailServer.Config.in(Files.createTempDirectory(Path.of("target"), "entrepot-mail")));
            gate = new SmtpGate(server.smtpPort());
            var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            System.setProperty(INBOX, server.url().toString());
            System.setProperty(
                    PUBLIC_KEY,
                    Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
            System.setProperty(GATE, Integer.toString(gate.controlPort()));
            return Map.of(
                    "ENTREPOT_SMTP_HOST",
                    "127.0.0.1",
                    "ENTREPOT_SMTP_PORT",
                    Integer.toString(gate.port()),
                    "ENTREPOT_REFERENCE_PRIVATE_KEY",
                    Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void stop() {
        gate.close();
        server.close();
    }
}
