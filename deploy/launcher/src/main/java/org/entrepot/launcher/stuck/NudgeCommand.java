package org.entrepot.launcher.stuck;

import java.util.Map;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.Command;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;

/** Asks every service to say again what it said about an order, and to run its errands about it now. */
public final class NudgeCommand implements Command {
    @Override
    public String name() {
        return "nudge";
    }

    @Override
    public String help() {
        return "nudge ORDER --why TEXT                           makes a missing fact come, if it got lost on its way";
    }

    @Override
    public int run(Args args) {
        args.allowing("why");
        var order = args.word(0).orElseThrow(() -> new StackFailure("Which order? ./entrepot stuck lists them."));
        var why = args.option("why")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new StackFailure("Say why, for the record: --why \"…\"."));
        try (var platform = Platform.at(args.home())) {
            var nudge = Nudge.of(platform, order);
            var refused = 0;
            for (var asked : nudge.everybody(why).entrySet()) {
                System.out.printf("%-18s %s%n", asked.getKey(), inWords(asked));
                if (!asked.getValue().isGood()) refused++;
            }
            return refused == 0 ? 0 : 1;
        }
    }

    private static String inWords(Map.Entry<String, Answer> asked) {
        var answer = asked.getValue();
        if (!answer.isGood()) return answer.inWords();
        return "says %d facts again and runs %d errands now, on record as %s"
                .formatted(
                        answer.json().path("saidAgain").asLong(),
                        answer.json().path("errands").asLong(),
                        answer.json().path("actor").asText());
    }
}
