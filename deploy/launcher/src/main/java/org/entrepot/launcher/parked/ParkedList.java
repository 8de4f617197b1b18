package org.entrepot.launcher.parked;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is parked, for a person: how often by error first, then fact by fact. */
record ParkedList(List<ParkedFact> facts) {

    /** Facts that most likely have one cause. */
    private record Group(String service, String error, String type) {
        static Group of(ParkedFact fact) {
            return new Group(fact.service(), fact.error(), fact.type());
        }
    }

    ParkedList {
        facts = List.copyOf(facts);
    }

    /** Those with this error alone. */
    ParkedList with(String error) {
        return new ParkedList(
                facts.stream().filter(fact -> fact.error().equals(error)).toList());
    }

    List<String> inWords() {
        List<String> lines = new ArrayList<>();
        counts().forEach(group -> lines.add("%6d  %-18s %-28s %s"
                .formatted(
                        group.getValue(),
                        group.getKey().service(),
                        group.getKey().error(),
                        group.getKey().type())));
        if (!lines.isEmpty()) lines.add("");
        facts.forEach(fact -> lines.add(fact.inWords()));
        return lines;
    }

    /** The largest first. */
    private List<Map.Entry<Group, Long>> counts() {
        var counts = facts.stream().collect(Collectors.groupingBy(Group::of, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Group, Long>comparingByValue()
                        .reversed()
                        .thenComparing(group -> group.getKey().toString(), Comparator.naturalOrder()))
                .toList();
    }
}
