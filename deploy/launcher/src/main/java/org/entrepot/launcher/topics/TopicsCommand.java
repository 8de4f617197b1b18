package org.entrepot.launcher.topics;

import java.time.Duration;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.Command;
import org.entrepot.launcher.platform.Platform;

/** Prints the topics, who reads them, and how far behind each reader is in records and in time. */
public final class TopicsCommand implements Command {
    @Override
    public String name() {
        return "topics";
    }

    @Override
    public String help() {
        return "topics                                           topics, their readers, and how far each is behind";
    }

    @Override
    public int run(Args args) {
        args.allowing();
        try (var platform = Platform.at(args.home())) {
            print(Survey.ofFacts(platform.kafka()));
            return 0;
        }
    }

    private static void print(Survey survey) {
        System.out.printf("%-30s %10s %12s%n", "topic", "partitions", "records");
        for (var topic : survey.topics())
            System.out.printf("%-30s %10d %,12d%n", topic.name(), topic.partitions(), topic.records());
        System.out.println();
        System.out.printf("%-44s %-30s %7s %9s %10s%n", "group", "topic", "members", "behind", "late");
        for (var place : survey.groups())
            System.out.printf(
                    "%-44s %-30s %7d %,9d %10s%n",
                    place.group(),
                    place.topic(),
                    place.members(),
                    place.behind(),
                    place.late().map(TopicsCommand::inWords).orElse(""));
    }

    private static String inWords(Duration late) {
        return late.compareTo(Duration.ofMinutes(2)) < 0
                ? "%.1f s".formatted(late.toMillis() / 1_000.0)
                : late.toMinutes() + " min";
    }
}
