package org.entrepot.catalog.product;

import java.sql.SQLException;
import org.entrepot.stack.testing.TestInfra;

/** Ends the database session of whoever writes products: at a place of its transaction, as the death of its process would. */
enum CutOff {
    AT_THE_PRODUCT("create trigger ends_its_session after insert or update on catalog.product for each row"),
    AT_ITS_SKUS("create trigger ends_its_session after insert or update on catalog.product_sku for each row"),
    AT_WHAT_SEARCH_READS("create trigger ends_its_session after insert on catalog.product_search for each row"),
    AT_THE_FACT("create trigger ends_its_session after insert on catalog.outbox for each row"),
    AT_THE_ANSWER("create trigger ends_its_session after insert on catalog.idempotency_key for each row"),
    AT_THE_COMMIT("create constraint trigger ends_its_session after insert or update on catalog.product"
            + " deferrable initially deferred for each row");

    private final String trigger;

    CutOff(String trigger) {
        this.trigger = trigger;
    }

    /** While this runs, nobody gets past this place. */
    void strikes(Runnable asked) {
        asSuperuser("""
                create function catalog.ends_its_session() returns trigger language plpgsql as
                    'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
                """ + trigger + " execute function catalog.ends_its_session()");
        try {
            asked.run();
        } finally {
            asSuperuser("drop function catalog.ends_its_session() cascade");
        }
    }

    private static void asSuperuser(String sql) {
        try (var connection = TestInfra.shared().superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
