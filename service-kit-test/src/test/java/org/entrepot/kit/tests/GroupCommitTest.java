package org.entrepot.kit.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.entrepot.kit.Ids;
import org.entrepot.kit.sql.GroupCommit;
import org.entrepot.kit.test.Probe;
import org.entrepot.kit.test.RealParts;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class GroupCommitTest {

    @Inject
    Jdbi jdbi;

    private final String mark = Ids.next() + " ";
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<String>> groups = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void sendTheCallersHome() {
        callers.close();
    }

    @Test
    void what_a_call_wrote_is_there_when_it_returns() {
        var group = new GroupCommit<>(jdbi, 10, this::write);

        assertThat(group.call("one")).isEqualTo("one was written");

        assertThat(written()).containsExactly("one");
    }

    @Test
    void calls_that_come_while_a_transaction_runs_share_the_next_one() {
        var group = new GroupCommit<>(jdbi, 10, this::write);
        var first = call(group, "wait");
        Probe.until("the first is under way", begun::get, count -> count == 1);
        var others = IntStream.range(0, 5).mapToObj(n -> call(group, "n" + n)).toList();
        Probe.until("the others wait", group::waiting, count -> count == 5);

        gate.countDown();
        first.join();
        others.forEach(CompletableFuture::join);

        assertThat(groups).hasSize(2);
        assertThat(groups.getLast()).containsExactlyInAnyOrder("n0", "n1", "n2", "n3", "n4");
        assertThat(written()).hasSize(6);
    }

    @Test
    void calls_that_come_together_share_a_transaction_and_are_answered_in_their_order() {
        var group = new GroupCommit<>(jdbi, 10, this::write);

        var answers = group.callAll(List.of("one", "two", "three"));

        assertThat(answers).containsExactly("one was written", "two was written", "three was written");
        assertThat(groups).containsExactly(List.of("one", "two", "three"));
        assertThat(group.callAll(List.of())).isEmpty();
    }

    @Test
    void of_calls_that_come_together_one_that_fails_leaves_the_others_done() {
        var group = new GroupCommit<>(jdbi, 10, this::write);

        assertThatThrownBy(() -> group.callAll(List.of("good", "bad", "fine"))).hasMessage("bad is not written");

        assertThat(written()).containsExactlyInAnyOrder("good", "fine");
    }

    @Test
    void no_group_is_larger_than_allowed() {
        var group = new GroupCommit<>(jdbi, 2, this::write);
        var first = call(group, "wait");
        Probe.until("the first is under way", begun::get, count -> count == 1);
        var others = IntStream.range(0, 5).mapToObj(n -> call(group, "n" + n)).toList();
        Probe.until("the others wait", group::waiting, count -> count == 5);

        gate.countDown();
        first.join();
        others.forEach(CompletableFuture::join);

        assertThat(groups.stream().map(List::size)).containsExactly(1, 2, 2, 1);
    }

    @Test
    void a_call_that_fails_fails_alone_and_leaves_nothing_behind() {
        var group = new GroupCommit<>(jdbi, 10, this::write);
        var first = call(group, "wait");
        Probe.until("the first is under way", begun::get, count -> count == 1);
        var good = call(group, "good");
        var bad = call(group, "bad");
        var fine = call(group, "fine");
        Probe.until("the others wait", group::waiting, count -> count == 3);

        gate.countDown();

        assertThat(first.join()).isEqualTo("wait was written");
        assertThat(good.join()).isEqualTo("good was written");
        assertThat(fine.join()).isEqualTo("fine was written");
        assertThatThrownBy(bad::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .hasMessage("bad is not written");
        assertThat(written()).containsExactlyInAnyOrder("wait", "good", "fine");
    }

    @Test
    void nobody_is_forgotten_however_they_come() {
        var group = new GroupCommit<>(jdbi, 7, this::write);

        var calls = IntStream.range(0, 400).mapToObj(n -> call(group, "n" + n)).toList();

        assertThat(calls.stream().map(CompletableFuture::join)).hasSize(400);
        assertThat(written()).hasSize(400).doesNotHaveDuplicates();
    }

    private CompletableFuture<String> call(GroupCommit<String, String> group, String text) {
        return CompletableFuture.supplyAsync(() -> group.call(text), callers);
    }

    private List<String> write(List<String> texts) {
        groups.add(texts);
        begun.incrementAndGet();
        if (texts.contains("wait")) await();
        var answers = new ArrayList<String>();
        for (var text : texts) {
            jdbi.useHandle(
                    sql -> sql.execute("insert into tally (order_id, note) values (?, ?)", Ids.next(), mark + text));
            if (text.equals("bad")) throw new IllegalStateException("bad is not written");
            answers.add(text + " was written");
        }
        return answers;
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> written() {
        return jdbi.withHandle(
                sql -> sql.createQuery("select replace(note, :mark, '') from tally where starts_with(note, :mark)")
                        .bind("mark", mark)
                        .mapTo(String.class)
                        .list());
    }
}
