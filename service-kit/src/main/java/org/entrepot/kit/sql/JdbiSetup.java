package org.entrepot.kit.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * SQL through Jdbi on the service's own data source. Transactions are the container's: a handle opened inside one takes
 * part in it, whoever opened it, so that state, inbox and outbox commit together.
 */
@ApplicationScoped
class JdbiSetup {

    @Produces
    @ApplicationScoped
    Jdbi jdbi(DataSource dataSource) {
        var jdbi = Jdbi.create(dataSource);
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        jdbi.installPlugin(new PostgresPlugin());
        // The last that is registered is the first that is asked.
        jdbi.registerArgument(new ArrayArguments());
        // What was bound may be a person's name: it does not belong in the text of an exception, nor in a log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }
}
