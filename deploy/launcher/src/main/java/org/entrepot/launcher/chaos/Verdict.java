package org.entrepot.launcher.chaos;

/** Something that had to be true, and whether it was. */
record Verdict(String sentence, boolean good) {
    static Verdict good(String sentence) {
        return new Verdict(sentence, true);
    }

    static Verdict bad(String sentence) {
        return new Verdict(sentence, false);
    }

    @Override
    public String toString() {
        return (good ? "✓ " : "✗ ") + sentence;
    }
}
