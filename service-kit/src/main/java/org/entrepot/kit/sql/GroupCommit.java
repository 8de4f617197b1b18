package org.entrepot.kit.sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.entrepot.kit.inbox.Failures;
import org.jdbi.v3.core.Jdbi;

/**
 * Lets calls that come at the same time share one transaction, as databases let commits share one write to disk: while a
 * transaction runs, whatever comes meanwhile waits and forms the next one. A call that comes alone waits for nobody, and
 * the groups grow with the load by themselves.
 *
 * <p>Guarantees: a call returns after its transaction has committed; calls are applied in the order in which they came; a
 * failure reaches only the call that causes it, because a group that fails is applied again call by call. The work runs on
 * a thread of its own, without the request's context: what it needs to know of the caller is part of the call.
 *
 * @param <I> what a call asks for
 * @param <O> what it gets
 */
public final class GroupCommit<I, O> {

    private final Jdbi jdbi;
    private final int most;
    private final Function<List<I>, List<O>> work;
    private final Queue<Call<I, O>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();

    /**
     * @param jdbi whose handle all of a group's statements share
     * @param most how many calls one transaction takes
     * @param work changes state inside the transaction that is running, and gives one answer per call, in the same order;
     *     it may be run again for the same calls after its transaction was rolled back
     */
    public GroupCommit(Jdbi jdbi, int most, Function<List<I>, List<O>> work) {
        this.jdbi = jdbi;
        this.most = most;
        this.work = work;
    }

    /**
     * Applies the call, in a transaction that it may share with others.
     *
     * @throws RuntimeException what the work threw for this call; then nothing of it was committed
     */
    public O call(I item) {
        return callAll(List.of(item)).getFirst();
    }

    /**
     * Applies several calls that come together; they share their transactions with each other as with all the rest.
     *
     * @return an answer for each, in the same order
     * @throws RuntimeException what the work threw for the first of them that failed. Each is a call of its own: the others
     *     have been applied, or have failed, by then
     */
    public List<O> callAll(List<I> items) {
        var calls = items.stream()
                .map(item -> new Call<I, O>(item, new CompletableFuture<>()))
                .toList();
        waiting.addAll(calls);
        if (!calls.isEmpty() && running.compareAndSet(false, true))
            Thread.ofVirtual().name("group-commit").start(this::serve);
        try {
            CompletableFuture.allOf(calls.stream().map(Call::answer).toArray(CompletableFuture[]::new))
                    .join();
            return calls.stream().map(call -> call.answer().join()).toList();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) throw failure;
            throw failed;
        }
    }

    /** How many calls wait for the next transaction. */
    public int waiting() {
        return waiting.size();
    }

    private void serve() {
        do {
            try {
                for (var group = take(); !group.isEmpty(); group = take()) apply(group);
            } finally {
                running.set(false);
            }
            // Who came after the last look and before the flag fell has started nobody.
        } while (!waiting.isEmpty() && running.compareAndSet(false, true));
    }

    private List<Call<I, O>> take() {
        var group = new ArrayList<Call<I, O>>();
        while (group.size() < most) {
            var next = waiting.poll();
            if (next == null) break;
            group.add(next);
        }
        return group;
    }

    private void apply(List<Call<I, O>> group) {
        try {
            var items = group.stream().map(Call::item).toList();
            var answers = QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(sql -> work.apply(items)));
            for (var i = 0; i < answers.size(); i++) group.get(i).answer().complete(answers.get(i));
        } catch (RuntimeException | Error failure) {
            if (group.size() > 1 && !Failures.databaseIsAway(failure)) group.forEach(call -> apply(List.of(call)));
            else group.forEach(call -> call.answer().completeExceptionally(failure));
        }
    }

    private record Call<I, O>(I item, CompletableFuture<O> answer) {}
}
