package org.entrepot.stack;

/**
 * A configuration value that somebody thought about.
 *
 * @param key name of the setting
 * @param value what it must be
 * @param why what goes wrong with another value: one sentence, shown by doctor
 */
public record Argued(String key, String value, String why) {
    public static Argued argued(String key, Object value, String why) {
        return new Argued(key, value.toString(), why);
    }
}
