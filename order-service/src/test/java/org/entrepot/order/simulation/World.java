package org.entrepot.order.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.entrepot.events.Fact;
import org.entrepot.events.order.OrderEvent;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.order.payment.News;
import org.entrepot.order.process.Decide;
import org.entrepot.order.process.InMemoryOrders;
import org.entrepot.order.process.InMemoryOrders.Message;
import org.entrepot.order.process.Outside;
import org.jspecify.annotations.Nullable;

/** One seed: the order service in the middle, and around it everybody else, under a time that nobody waits for. */
final class World implements Outside {

    static final int INVENTORY = 0;
    static final int SHIPPING = 1;
    static final int RETURNS = 2;

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final int STEPS_AT_MOST = 200_000;
    private static final int CRASHES_AT_MOST = 25;

    final SplittableRandom random;
    final Faults faults;
    final Agenda agenda;
    final InMemoryOrders orders;
    final Inventory inventory;
    final Shipping shipping;
    final Returns returns;
    final Operator operator;
    final People people;
    final List<String> offences = new ArrayList<>();
    private final @Nullable List<String> trace;
    private final List<Channel> channels;
    private final Ear inventoryEar;
    private final Ear shippingEar;
    private long ids;
    private int epoch;
    private int crashes;
    private long upAt;
    long steps;

    World(long seed, Decide decide, @Nullable List<String> trace) {
        this.random = new SplittableRandom(seed);
        this.trace = trace;
        this.faults = Faults.of(random);
        this.agenda = new Agenda(random);
        this.orders = new InMemoryOrders(this, decide);
        this.channels = List.of(
                new Channel(this, decide, INVENTORY),
                new Channel(this, decide, SHIPPING),
                new Channel(this, decide, RETURNS));
        this.inventoryEar = new Ear(this);
        this.shippingEar = new Ear(this);
        this.inventory = new Inventory(this);
        this.shipping = new Shipping(this);
        this.returns = new Returns(this);
        this.operator = new Operator(this);
        this.people = new People(this);
        note("%s", faults);
    }

    /** Lets everything happen until nothing more will. */
    void play() {
        people.begin();
        for (var next = agenda.next(); next != null; next = agenda.next()) {
            if (++steps > STEPS_AT_MOST) throw new IllegalStateException("the world does not come to rest");
            try {
                next.run();
            } catch (Crashed dead) {
                // The process is gone; everybody else goes on.
            }
        }
    }

    @Override
    public Instant now() {
        return START.plusMillis(agenda.now());
    }

    @Override
    public UUID nextId() {
        return new UUID(0x7000L, 0x8000000000000000L | ++ids);
    }

    @Override
    public void pass(Place place) {
        if (crashes >= CRASHES_AT_MOST || !chance(faults.crash())) return;
        crashes++;
        epoch++;
        upAt = agenda.now() + 500 + random.nextInt(20_000);
        note("CRASH %s", place);
        channels.forEach(Channel::forget);
        throw new Crashed();
    }

    @Override
    public void later(Duration wait, Runnable work) {
        var mine = epoch;
        agenda.in(wait.toMillis(), () -> {
            if (epoch == mine) work.run();
        });
    }

    @Override
    public void lookAt(Instant when, Runnable look) {
        whenUp(Duration.between(START, when).toMillis(), look);
    }

    void whenUp(long at, Runnable work) {
        agenda.at(at, () -> {
            if (isUp()) work.run();
            else whenUp(upAt, work);
        });
    }

    boolean isUp() {
        return agenda.now() >= upAt;
    }

    @Override
    public void relay(UUID order, long number, OrderEvent fact) {
        note("said %s", fact);
        inventoryEar.hears(order, () -> inventory.hear(fact));
        shippingEar.hears(order, () -> shipping.hear(fact));
        people.hear(fact);
    }

    private final Map<String, Long> numbers = new HashMap<>();

    /** Another service says something about an order. */
    void publish(int topic, UUID order, Fact fact) {
        note("published %s", fact);
        var number = numbers.merge(topic + "/" + order, 1L, Long::sum);
        channels.get(topic).bring(new Message(topic, order, number, fact));
    }

    @Override
    public void call(Call call, Consumer<List<News>> answered, Runnable unanswered) {
        var mine = epoch;
        var timeout = Duration.ofSeconds(5);
        if (chance(faults.silent() / 2)) {
            note("lost on its way: %s", call);
            later(timeout, unanswered);
            return;
        }
        agenda.in(1 + random.nextInt(chance(faults.slow()) ? 2_000 : 20), () -> {
            var news = operator.act(call);
            if (epoch != mine) return;
            if (news == null || chance(faults.silent())) {
                note("no answer to %s", call);
                later(timeout, unanswered);
            } else later(Duration.ofMillis(1 + random.nextInt(20)), () -> answered.accept(news));
        });
    }

    /** Somebody calls the service over HTTP, and asks again until there is an answer. */
    void request(String what, Object about, int tries, Runnable work) {
        if (tries == 0) return;
        if (!isUp()) {
            agenda.at(upAt + random.nextInt(1_000), () -> request(what, about, tries - 1, work));
            return;
        }
        note("%s %s", what, about);
        try {
            work.run();
        } catch (Crashed dead) {
            agenda.at(upAt + random.nextInt(5_000), () -> request(what, about, tries - 1, work));
            throw dead;
        } catch (BrokenRule refused) {
            note("refused: %s", refused.getMessage());
        } catch (IllegalStateException failure) {
            offend("nothing fails inside", "%s %s failed: %s".formatted(what, about, failure));
        }
    }

    /** Milliseconds that something takes on its way. */
    long delay() {
        if (chance(faults.slow())) return random.nextInt(600_000);
        return 1 + random.nextInt(100);
    }

    boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    void offend(String invariant, String detail) {
        offences.add(invariant + ": " + detail);
        note("BROKEN %s: %s", invariant, detail);
    }

    @Override
    public void note(String what, Object... about) {
        if (trace != null) trace.add(now() + " " + what.formatted(about));
    }
}
