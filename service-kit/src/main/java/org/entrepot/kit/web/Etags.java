package org.entrepot.kit.web;

import org.entrepot.kit.problem.BrokenRule;
import org.jspecify.annotations.Nullable;

/** Versions as entity tags (RFC 9110, sections 8.8.3 and 13.1.1): an update says which version it is an update of. */
public final class Etags {

    private Etags() {}

    /** The version as a strong entity tag, with its quotes. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that the client has seen.
     *
     * @param ifMatch the If-Match header
     * @throws VersionMissing (428) when there is none
     * @throws VersionStale (412) when it is not the tag of the current version
     */
    public static void require(@Nullable String ifMatch, long current) {
        if (ifMatch == null || ifMatch.isBlank()) throw new VersionMissing();
        if (!ifMatch.trim().equals(of(current))) throw new VersionStale();
    }

    /** The update does not say which version it changes. */
    public static final class VersionMissing extends BrokenRule {
        VersionMissing() {
            super(428, "version-missing", "Send the ETag you read in If-Match.");
        }
    }

    /** Somebody else changed it meanwhile. */
    public static final class VersionStale extends BrokenRule {
        public VersionStale() {
            super(412, "version-stale", "It was changed meanwhile; read it again.");
        }
    }
}
