package org.entrepot.stack.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Folders;
import org.entrepot.stack.process.Program;
import org.entrepot.stack.process.Signal;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL server on this machine: its data in one folder, listening on 127.0.0.1 alone. */
public final class Postgres {
    /** The one database of a stack; each service has a schema and a role in it. */
    public static final String DATABASE = "entrepot";

    /** The superuser's name. */
    public static final String SUPERUSER = "postgres";

    private final Path folder;
    private final int port;
    private final String password;

    /**
     * @param folder the server's own folder; made when missing
     * @param port the port on 127.0.0.1
     * @param password the superuser's password
     */
    public Postgres(Path folder, int port, String password) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.password = password;
    }

    /** Whether the programs are there already. */
    public static boolean isUnpacked() {
        return PostgresBinaries.isUnpacked();
    }

    /** Unpacks the programs, unless they are there: a few seconds, once per machine and user. */
    public static void unpack() {
        PostgresBinaries.unpacked();
    }

    /** Makes the data folder when there is none, and writes the configuration. */
    public void prepare() {
        var data = data();
        try {
            Files.createDirectories(folder);
            if (!Files.exists(data.resolve("PG_VERSION"))) initialise(data);
            Files.writeString(data.resolve("postgresql.auto.conf"), configuration());
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL's folder " + folder + " cannot be prepared: " + e.getMessage(), e);
        }
        new WithoutRoot(folder).own(folder);
    }

    /** The server itself; SIGINT is its fast shutdown: it ends sessions, writes a checkpoint and goes. */
    public Program program() {
        var server = PostgresBinaries.unpacked().resolve("bin/postgres").toString();
        return new Program(
                new WithoutRoot(folder).line(List.of(server, "-D", data().toString())), quiet(), folder, Signal.INT);
    }

    /** What keeps the server from taking statements, or null. */
    public String missing() {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("select 1");
            return null;
        } catch (SQLException e) {
            return "PostgreSQL does not answer on port " + port + ": " + e.getMessage();
        }
    }

    /** A connection as the superuser; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(SUPERUSER);
        source.setPassword(password);
        source.setConnectTimeout(5);
        source.setSocketTimeout(30);
        return source.getConnection();
    }

    /** The superuser's JDBC URL, credentials included. */
    public String superuserUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s".formatted(port, DATABASE, SUPERUSER, password);
    }

    /** The JDBC URL of one schema, without credentials. */
    public String urlFor(String schema) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?currentSchema=%s,extensions&reWriteBatchedInserts=true"
                .formatted(port, DATABASE, schema);
    }

    public int port() {
        return port;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void initialise(Path data) throws IOException {
        var unfinished = folder.resolve("data.half");
        Folders.delete(unfinished);
        var without = new WithoutRoot(folder);
        var passwordFile = Files.writeString(folder.resolve("initdb.password"), password);
        without.own(folder);
        try {
            run(without.line(List.of(
                    PostgresBinaries.unpacked().resolve("bin/initdb").toString(),
                    "-D",
                    unfinished.toString(),
                    "-U",
                    SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--no-sync")));
            Files.move(unfinished, data);
        } finally {
            Files.delete(passwordFile);
        }
    }

    private void run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(quiet());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) throw new StackFailure("initdb failed: " + said.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while PostgreSQL's folder was made", e);
        }
    }

    private String configuration() {
        var place = """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                log_timezone = 'UTC'
                timezone = 'UTC'
                log_line_prefix = '%%m %%u '
                """.formatted(port);
        return place
                + PostgresSettings.SERVER.stream()
                        .map(setting -> setting.key() + " = '" + setting.value() + "'\n")
                        .collect(Collectors.joining());
    }

    private static Map<String, String> quiet() {
        return Map.of("LC_ALL", "C", "TZ", "UTC");
    }
}
