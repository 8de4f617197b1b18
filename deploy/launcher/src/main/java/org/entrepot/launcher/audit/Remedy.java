package org.entrepot.launcher.audit;

/** What has to happen about a finding. */
public enum Remedy {
    /** The platform is still at it; look again when it is at rest. */
    PENDING("pending"),
    /** The platform's own means mend it: replay, republish, run again. */
    REPAIRABLE("repairable"),
    /** Somebody has to find out what happened, and decide. */
    NEEDS_A_PERSON("needs a person");

    private final String words;

    Remedy(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
