package org.entrepot.simulators;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What goes wrong for a share of the requests, webhooks, payments or parcels, switched on and off while the simulator runs.
 *
 * <p>Who is hit is decided by the seed and by the subject's own name (its idempotency key, its reference), not by
 * chance or by the order of arrival: the same seed and the same names give the same victims. A subject is hit once
 * per setting, so whoever tries again gets through.
 */
final class Misbehaviour {
    enum Kind {
        SLOW,
        ERROR_BEFORE,
        ERROR_AFTER,
        TIMEOUT_BEFORE,
        TIMEOUT_AFTER,
        UNAVAILABLE,
        TOO_MANY,
        WEBHOOK_TWICE,
        WEBHOOK_LATE,
        DECLINE,
        LATE,
        CAPTURE_FAILS,
        REFUND_FAILS,
        DUPLICATES,
        OUT_OF_ORDER,
        DELAYED,
        DELIVERY_FAILED,
        LOST,
        RETURN_TO_SENDER,
        MAIL_REFUSED;

        static final Set<Kind> OF_HTTP = EnumSet.range(SLOW, TOO_MANY);
        static final Set<Kind> OF_WEBHOOKS = EnumSet.of(WEBHOOK_TWICE, WEBHOOK_LATE);
        static final Set<Kind> OF_PAYMENTS = EnumSet.range(DECLINE, REFUND_FAILS);
        static final Set<Kind> OF_PARCELS = EnumSet.range(DUPLICATES, RETURN_TO_SENDER);
    }

    /** @param share of the subjects, 0 to 1; @param millis how long, for the kinds that take time; 0 for the usual time */
    record Setting(Kind kind, double share, long seed, long millis) {
        Setting {
            Refused.require(kind, "kind");
            if (!(share >= 0 && share <= 1)) throw Refused.malformed("Field 'share' is from 0 to 1");
            if (millis < 0 || millis > 600_000) throw Refused.malformed("Field 'millis' is from 0 to 600000");
        }
    }

    private final Set<Kind> possible;
    private final Map<Kind, Setting> settings = new EnumMap<>(Kind.class);
    private final Set<Long> struck = ConcurrentHashMap.newKeySet();

    Misbehaviour(Set<Kind> possible) {
        this.possible = EnumSet.copyOf(possible);
    }

    synchronized void set(Setting setting) {
        if (!possible.contains(setting.kind()))
            throw Refused.unprocessable("not_possible", "This simulator knows " + possible);
        settings.put(setting.kind(), setting);
    }

    synchronized void clear() {
        settings.clear();
        struck.clear();
    }

    synchronized Collection<Setting> settings() {
        return settings.values().stream().toList();
    }

    synchronized long millis(Kind kind, long otherwise) {
        var setting = settings.get(kind);
        return setting == null || setting.millis() == 0 ? otherwise : setting.millis();
    }

    /** Whether this subject is hit, now and only now. */
    boolean strikes(Kind kind, String subject) {
        Setting setting;
        synchronized (this) {
            setting = settings.get(kind);
        }
        if (setting == null || setting.share() == 0) return false;
        long lot = lot(setting, subject);
        return (lot >>> 11) * 0x1.0p-53 < setting.share() && struck.add(lot);
    }

    /** A number that looks random and is always the same for the same seed, kind and subject. */
    private static long lot(Setting setting, String subject) {
        long mixed = setting.seed() * 31 + setting.kind().ordinal();
        for (byte b : subject.getBytes(StandardCharsets.UTF_8)) mixed = scrambled(mixed + b);
        return scrambled(mixed);
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
    private static long scrambled(long value) {
        value += 0x9E3779B97F4A7C15L;
        value = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        value = (value ^ (value >>> 27)) * 0x94D049BB133111EBL;
        return value ^ (value >>> 31);
    }
}
