package org.entrepot.launcher.rebuild;

import java.sql.SQLException;
import java.util.Map;
import org.entrepot.launcher.Args;
import org.entrepot.launcher.Command;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.record.Deeds;
import org.entrepot.stack.StackFailure;

/** Fills the topics again from the outboxes; everybody hears everything once more, and nothing happens twice. */
public final class RebuildTopicsCommand implements Command {
    @Override
    public String name() {
        return "rebuild-topics";
    }

    @Override
    public String help() {
        return "rebuild-topics --why TEXT [--wipe] [--prove]     fills the topics from the outboxes after the broker's data are gone;\n"
                + "                                                   --wipe empties them first, --prove compares all tables before and after";
    }

    @Override
    public int run(Args args) {
        args.allowing("why", "wipe", "prove");
        var why = args.option("why")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new StackFailure("Say why, for the record: --why \"…\"."));
        try (var platform = Platform.at(args.home());
                var superuser = platform.superuser()) {
            var proof = args.has("prove") ? Proof.begin(platform, superuser) : null;
            var rebuild = new Rebuild(platform, superuser, System.out::println);
            if (args.has("wipe")) rebuild.wipe();
            var said = rebuild.fill();
            Deeds.of(platform).note("rebuild-topics", why, Map.of("facts", said, "wiped", args.has("wipe")));
            return proof == null || proof.holds(System.out::println) ? 0 : 1;
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
    }
}
