package org.entrepot.kit.tests;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import org.entrepot.kit.inbox.Channels;

/**
 * One more process of the service, as far as its group can tell: the kit's own channels, made by the container once more,
 * which open and close when they observe what a process observes at its start and at SIGTERM.
 */
final class Member implements AutoCloseable {

    /** So many consumers of the group each process runs, as configured. */
    static final int CONSUMERS = 2;

    private final Channels channels;
    private boolean stopped;

    private Member(Channels channels) {
        this.channels = channels;
    }

    /** Starts it; it joins the group by and by. */
    @SuppressWarnings("unchecked") // Beans that were asked for by their class are of that class.
    static Member joins() {
        var beans = CDI.current().getBeanManager();
        var bean = (Bean<Channels>) beans.resolve(beans.getBeans(Channels.class));
        var member = new Member(bean.create(beans.createCreationalContext(bean)));
        member.observe("open", new StartupEvent());
        return member;
    }

    /** Stops it as SIGTERM does, and returns when it has left. */
    void stops() {
        if (stopped) return;
        stopped = true;
        observe("close", new ShutdownEvent());
    }

    @Override
    public void close() {
        stops();
    }

    private void observe(String observer, Object event) {
        try {
            var method = Channels.class.getDeclaredMethod(observer, event.getClass());
            method.setAccessible(true);
            method.invoke(channels, event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the channels do not " + observer, e);
        }
    }
}
