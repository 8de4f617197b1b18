package org.entrepot.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.spans.receiver.SpanReceiver;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.process.Ports;
import org.entrepot.stack.supervise.Stack;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The whole platform as processes, started once for all scenarios, exactly as {@code ./entrepot up} starts it; stopped
 * after the last one. Gives a {@link Shop} to whoever asks for one, and what collects the platform's spans.
 */
public final class RunningPlatform implements BeforeAllCallback, ParameterResolver {

    private static final String KEY = "platform";

    @Override
    public void beforeAll(ExtensionContext context) {
        started(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Shop.class || type == SpanReceiver.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var started = started(context);
        return parameter.getParameter().getType() == Shop.class ? started.shop : started.spans;
    }

    private static Started started(ExtensionContext context) {
        var store = context.getRoot().getStore(ExtensionContext.Namespace.create(RunningPlatform.class));
        return store.computeIfAbsent(KEY, key -> new Started(), Started.class);
    }

    /** Closed by JUnit when the last test has ended. */
    private static final class Started implements AutoCloseable {

        private final Stack stack;
        private final Shop shop;
        private final SpanReceiver spans = new SpanReceiver();

        Started() {
            var repository = Path.of(System.getProperty("entrepot.repository"));
            stack = Stack.at(repository.resolve("end-to-end-tests/target/platform"));
            stack.down(report -> {});
            stack.home().wipe();
            upOnFreePorts(repository);
            shop = new Shop(stack, Platform.at(stack.home().folder()));
        }

        private void upOnFreePorts(Path repository) {
            StackFailure last = null;
            for (var attempt = 0; attempt < 5; attempt++) {
                try {
                    stack.up(
                            new Stack.Wanted(Ports.freeBase(), List.of(), repository)
                                    .with(Map.of("ENTREPOT_OTLP_ENDPOINT", spans.endpoint())),
                            report -> System.out.println("platform: " + report));
                    return;
                } catch (StackFailure failure) {
                    last = failure;
                    stack.down(report -> {});
                    if (!failure.getMessage().contains("port")) break;
                }
            }
            throw last;
        }

        @Override
        public void close() {
            shop.close();
            stack.down(report -> {});
            spans.close();
            if (stack.processOf("kafka").isAlive()) throw new IllegalStateException("the broker outlived its platform");
            if (Files.exists(stack.home().run())) stack.home().wipe();
        }
    }
}
