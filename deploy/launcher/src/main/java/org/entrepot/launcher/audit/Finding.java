package org.entrepot.launcher.audit;

/**
 * One place where an invariant does not hold.
 *
 * @param subject which order, article, payment …: its id
 * @param detail what is wrong with it, in words
 */
public record Finding(Remedy remedy, String subject, String detail) {

    /** The same, if it may right itself. */
    Finding pendingIf(boolean underWay) {
        return underWay ? new Finding(Remedy.PENDING, subject, detail) : this;
    }

    @Override
    public String toString() {
        return subject + ": " + detail + " (" + remedy.words() + ")";
    }
}
