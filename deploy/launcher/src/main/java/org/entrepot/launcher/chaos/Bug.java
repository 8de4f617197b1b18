package org.entrepot.launcher.chaos;

import java.util.List;

/**
 * A known bug, planted from outside into a platform that has none of its kind: the harness must see it.
 *
 * @param what the mistake that somebody could have made
 * @param caughtBy the invariants or promises of which one must be found broken
 * @param atWork whether it shows only while clients are at work; otherwise it spoils what they left
 */
record Bug(String name, String what, List<String> caughtBy, boolean atWork, Deed plant, Deed remove) {
    /** The promise that nothing is parked but poison; the audit's numbers name the others. */
    static final String PARKED = "parked";

    static final String REST = "rest";

    Bug {
        caughtBy = List.copyOf(caughtBy);
    }

    interface Deed {
        /** @param victim the id of a completed order that no other bug has */
        void to(Scene scene, String victim);
    }

    /** It spoils the books; what it leaves is known afterwards, and blamed on nobody else. */
    static Bug inTheBooks(String name, String what, String caughtBy, String... statements) {
        return new Bug(name, what, List.of(caughtBy), false, sql(statements), (scene, victim) -> {});
    }

    /** It works while clients do; removed again afterwards. */
    static Bug atWork(String name, String what, List<String> caughtBy, Deed plant, Deed remove) {
        return new Bug(name, what, caughtBy, true, plant, remove);
    }

    /** Statements of the superuser whom no trigger or foreign key stops; {@code VICTIM} stands for the order. */
    static Deed sql(String... statements) {
        return (scene, victim) -> scene.inDatabase(superuser -> {
            try (var statement = superuser.createStatement()) {
                statement.execute("set session_replication_role = replica");
                for (var text : statements) statement.execute(text.replace("VICTIM", "'" + victim + "'::uuid"));
            }
        });
    }

    /** The same with triggers in force, and kept where other sessions see them. */
    static Deed ddl(String... statements) {
        return (scene, victim) -> scene.inDatabase(superuser -> {
            try (var statement = superuser.createStatement()) {
                for (var text : statements) statement.execute(text);
            }
        });
    }
}
