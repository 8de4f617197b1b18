package org.entrepot.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** As much of the language of Prometheus as tells which samples an expression needs. */
final class Promql {

    private static final Pattern IN_DASHBOARD = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern IN_RULES = Pattern.compile("(?m)^( +)expr: (?:\\|\\n((?:\\1  .*\\n)+)|(.*)$)");
    private static final Pattern SELECTOR = Pattern.compile("([a-z][a-z_]+)(?:\\{([^}]*)})?(?!\\w*\\s*\\()");
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(?:=|!=|=~|!~)\"");
    private static final Set<String> WORDS =
            Set.of("sum", "max", "min", "rate", "increase", "by", "le", "unless", "and", "or", "histogram_quantile");

    private Promql() {}

    /** The expressions of a dashboard (JSON) or of a file of rules (YAML). */
    static List<String> expressionsIn(String file) {
        var found = new ArrayList<String>();
        IN_DASHBOARD
                .matcher(file)
                .results()
                .forEach(match -> found.add(match.group(1).replace("\\\"", "\"")));
        IN_RULES.matcher(file)
                .results()
                .forEach(match -> found.add(match.group(2) != null ? match.group(2) : match.group(3)));
        return found;
    }

    /** Each metric of the expression, and each with each label that chooses or groups it: {@code "orders_open state"}. */
    static Set<String> samplesOf(String expression) {
        var grouped = new TreeSet<String>();
        GROUPING.matcher(expression).results().forEach(match -> {
            for (var label : match.group(1).split(",")) grouped.add(label.strip());
        });
        var samples = new TreeSet<String>();
        var withoutGrouping = GROUPING.matcher(expression).replaceAll("");
        SELECTOR.matcher(withoutGrouping).results().forEach(match -> {
            var metric = match.group(1);
            if (WORDS.contains(metric)) return;
            samples.add(metric);
            grouped.forEach(label -> samples.add(metric + " " + label));
            if (match.group(2) != null)
                MATCHER.matcher(match.group(2)).results().forEach(label -> samples.add(metric + " " + label.group(1)));
        });
        return samples;
    }
}
