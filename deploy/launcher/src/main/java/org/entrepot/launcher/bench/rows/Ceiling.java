package org.entrepot.launcher.bench.rows;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Wait;

/**
 * How many orders a second the database alone takes.
 *
 * @param perSecond transactions, one per order
 * @param rows of one order
 * @param statements of one order
 */
public record Ceiling(double perSecond, int rows, int statements) {

    /**
     * Measures it with so many clients, each of which writes one order after the other.
     *
     * @param begins runs when warming is over
     * @param ends runs when the time is over, before the clients leave
     */
    public static Ceiling of(
            Platform platform,
            SampleOrder sample,
            Mix mix,
            int clients,
            Duration warm,
            Duration time,
            Runnable begins,
            Runnable ends) {
        var postgres = platform.stack().live().postgres();
        try (var original = platform.superuser()) {
            var schemas = sample.rows().keySet().stream().map(Table::schema).toList();
            List<Shape> shapes = new ArrayList<>();
            for (var table : mix.tables()) {
                var shape = Shape.of(original, table);
                if (sample.rows().containsKey(table) || Scratch.isShared(shape) && schemas.contains(table.schema()))
                    shapes.add(shape);
            }
            try (var scratch = Scratch.like(postgres, original, shapes)) {
                var order = OrderAsOneTransaction.of(sample, shapes, mix, scratch);
                rate(scratch, order, clients, warm, () -> {});
                begins.run();
                return new Ceiling(rate(scratch, order, clients, time, ends), sample.count(), order.statements());
            }
        } catch (SQLException e) {
            throw new StackFailure("The ceiling cannot be measured: " + e.getMessage(), e);
        }
    }

    private static double rate(
            Scratch scratch, OrderAsOneTransaction order, int clients, Duration time, Runnable ends) {
        var end = System.nanoTime() + time.toNanos();
        var done = new AtomicLong();
        var looked = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (var client = 0; client < clients; client++)
                running.add(threads.submit(() -> {
                    write(scratch, order, end, done, looked);
                    return null;
                }));
            Wait.pause(Duration.ofNanos(end - System.nanoTime()));
            ends.run();
            looked.countDown();
        }
        for (var client : running) finished(client);
        return done.get() / (time.toNanos() / 1e9);
    }

    private static void write(
            Scratch scratch, OrderAsOneTransaction order, long end, AtomicLong done, CountDownLatch looked)
            throws SQLException, InterruptedException {
        try (var connection = scratch.connect()) {
            connection.setAutoCommit(false);
            var prepared = order.prepare(connection);
            while (System.nanoTime() < end) {
                order.run(connection, prepared);
                done.incrementAndGet();
            }
            looked.await();
        }
    }

    private static void finished(Future<?> client) {
        try {
            client.get();
        } catch (ExecutionException e) {
            throw new StackFailure(
                    "A client could not write its order: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }
}
