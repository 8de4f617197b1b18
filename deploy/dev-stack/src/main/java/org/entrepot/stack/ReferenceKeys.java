package org.entrepot.stack;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The Ed25519 keys that delivery references are signed and checked with; made once per stack. */
final class ReferenceKeys {
    private final Secrets secrets;

    ReferenceKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    /** PKCS #8, base64. */
    String privateKey() {
        make();
        return secrets.of("reference.private");
    }

    /** X.509, base64. */
    String publicKey() {
        make();
        return secrets.of("reference.public");
    }

    private void make() {
        if (secrets.knows("reference.public")) return;
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var base64 = Base64.getEncoder();
            secrets.of(
                    "reference.private",
                    () -> base64.encodeToString(pair.getPrivate().getEncoded()));
            secrets.of(
                    "reference.public",
                    () -> base64.encodeToString(pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new StackFailure("this Java knows no Ed25519 keys", e);
        }
    }
}
