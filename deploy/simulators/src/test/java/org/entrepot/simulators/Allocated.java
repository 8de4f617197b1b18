package org.entrepot.simulators;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Memory as the JVM counts it, thread by thread: the same on a busy machine as on an idle one. */
final class Allocated {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocated() {}

    /** How many bytes the work asks for, those included that it gives up again. */
    static long by(Runnable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
