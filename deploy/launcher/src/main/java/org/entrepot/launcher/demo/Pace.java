package org.entrepot.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.launcher.demo.day.Day;

/** When each purchase of the day may be made, from the opening on. */
public final class Pace {
    /** Longer quiet times, as nights, are cut to this. */
    private static final Duration LONGEST_LULL = Duration.ofMinutes(30);

    private final List<Duration> starts;

    private Pace(List<Duration> starts) {
        this.starts = List.copyOf(starts);
    }

    /** All at once, as fast as the clients can. */
    public static Pace none(Day day) {
        return new Pace(day.purchases().stream().map(purchase -> Duration.ZERO).toList());
    }

    /** With the day's own rhythm, pressed into the time that this mean rate takes. */
    static Pace of(Day day, double ordersPerSecond) {
        var purchases = day.purchases();
        List<Duration> open = new ArrayList<>();
        var elapsed = Duration.ZERO;
        for (int i = 0; i < purchases.size(); i++) {
            if (i > 0) {
                var lull = Duration.between(
                        purchases.get(i - 1).at(), purchases.get(i).at());
                elapsed = elapsed.plus(lull.compareTo(LONGEST_LULL) > 0 ? LONGEST_LULL : lull);
            }
            open.add(elapsed);
        }
        var whole = Math.max(1, elapsed.toMillis());
        var wanted = purchases.size() / ordersPerSecond * 1e9;
        return new Pace(open.stream()
                .map(start -> Duration.ofNanos((long) (wanted * start.toMillis() / whole)))
                .toList());
    }

    /** The same time between any two. */
    public static Pace steady(Day day, double ordersPerSecond) {
        List<Duration> starts = new ArrayList<>();
        for (int i = 0; i < day.purchases().size(); i++)
            starts.add(Duration.ofNanos((long) (i * 1e9 / ordersPerSecond)));
        return new Pace(starts);
    }

    Duration of(int purchase) {
        return starts.get(purchase);
    }
}
