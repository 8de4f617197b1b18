package org.entrepot.kit.openapi;

import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Headers that mean the same wherever they occur; operations name them by {@code @Parameter(ref = …)}. */
public final class ApiParameters {

    /** For operations that are refused (400) without an Idempotency-Key. */
    public static final String KEY_NEEDED = "IdempotencyKey";

    /** For operations that are merely done where no Idempotency-Key is given. */
    public static final String KEY = "IdempotencyKeyIfAny";

    private static final String KEY_HEADER = "Idempotency-Key";
    private static final String SAYS_KEY = "The same key with the same request does it once and gets the same answer:"
            + " repeat it until there is one. With another request 422, while the first is in flight 409.";
    private static final Map<String, String> SAID_OF_HEADERS = Map.of(
            "if-match",
            "The ETag that was read. When it is no longer so: 412, and nothing is done.",
            KEY_HEADER.toLowerCase(Locale.ROOT),
            SAYS_KEY,
            "prefer",
            "What the caller would rather have (RFC 7240).");

    private ApiParameters() {}

    /** The components that {@link #KEY_NEEDED} and {@link #KEY} stand for. */
    static Map<String, Parameter> components() {
        return Map.of(KEY_NEEDED, key().required(true), KEY, key());
    }

    /** Says what a header is for, where its operation does not. */
    static void describe(Parameter parameter) {
        if (parameter.getIn() != Parameter.In.HEADER || parameter.getDescription() != null) return;
        parameter.setDescription(SAID_OF_HEADERS.get(parameter.getName().toLowerCase(Locale.ROOT)));
    }

    private static Parameter key() {
        return OASFactory.createParameter()
                .name(KEY_HEADER)
                .in(Parameter.In.HEADER)
                .description(SAYS_KEY)
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .minLength(1)
                        .maxLength(200));
    }
}
