package org.entrepot.launcher.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.Topology;
import org.entrepot.stack.supervise.Stack;

/**
 * What a fault can reach: the processes of one home, and what the clients use.
 *
 * @param before what was not in order before
 * @param say tells the person who watches
 */
record Scene(Stack stack, Platform platform, Before before, Crowd crowd, Strangers strangers, Consumer<String> say) {
    static final List<String> SERVICES = services();

    interface Work {
        void with(Connection superuser) throws SQLException;
    }

    interface Query<T> {
        T from(Connection superuser) throws SQLException;
    }

    /** Does something in the database as superuser, on a connection of its own. */
    void inDatabase(Work work) {
        ask(superuser -> {
            work.with(superuser);
            return true;
        });
    }

    <T> T ask(Query<T> query) {
        try (var superuser = platform.superuser()) {
            return query.from(superuser);
        } catch (SQLException e) {
            throw new StackFailure("The database refuses: " + e.getMessage(), e);
        }
    }

    /** The second processes of services that run twice. */
    List<String> seconds() {
        return stack.settings().parts().stream()
                .filter(part -> part.endsWith(Topology.SECOND))
                .toList();
    }

    /** These, and the second processes of those that run twice. */
    List<String> allProcessesOf(List<String> services) {
        List<String> all = new ArrayList<>(services);
        for (var second : seconds()) if (services.contains(firstOf(second))) all.add(second);
        return all;
    }

    /** The service whose process this is. */
    static String firstOf(String process) {
        return process.endsWith(Topology.SECOND)
                ? process.substring(0, process.length() - Topology.SECOND.length())
                : process;
    }

    /** All seven, in the order of the flow, the door last. */
    private static List<String> services() {
        var all = new ArrayList<>(Schemas.services());
        all.add("gateway");
        return List.copyOf(all);
    }
}
