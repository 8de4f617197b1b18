package org.entrepot.gateway.door;

import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entrepot.gateway.door.Destination.Pass;
import org.entrepot.gateway.services.Service;

/** The table of the door. What is not in it does not exist: {@code /internal} of a service is in no row. */
final class Routes {

    private static final String OPERATIONS = "/operations/";
    private static final Map<String, Service> BY_SEGMENT = bySegment();
    private static final Map<String, Service> WEBHOOKS =
            Map.of("/webhooks/payments", Service.ORDER, "/webhooks/carriers", Service.SHIPPING);

    private Routes() {}

    /** @param path as sent, without query */
    static Optional<Destination> of(HttpMethod method, String path) {
        if (!isPlain(path)) return Optional.empty();
        var service = BY_SEGMENT.get(firstSegment(path));
        if (service != null) return Optional.of(new Destination(service, path, Pass.TOKEN));
        var hook = WEBHOOKS.get(path);
        if (hook != null && method == HttpMethod.POST) return Optional.of(new Destination(hook, path, Pass.SIGNATURE));
        return path.startsWith(OPERATIONS) ? operations(path) : Optional.empty();
    }

    /** {@code /operations/order/parked} is {@code /operations/parked} of order-service. */
    private static Optional<Destination> operations(String path) {
        var end = path.indexOf('/', OPERATIONS.length());
        if (end < 0) return Optional.empty();
        return Service.named(path.substring(OPERATIONS.length(), end))
                .map(service -> new Destination(service, "/operations" + path.substring(end), Pass.OPERATIONS));
    }

    /**
     * A path that every server reads the same way: no empty, dot or encoded segments, which somebody behind the door might
     * read as a way out of the first segment.
     */
    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            if (c == '/' && i + 1 < path.length() && (path.charAt(i + 1) == '/' || path.charAt(i + 1) == '.'))
                return false;
            if (c == '%' && hidesASeparator(path, i)) return false;
            if (c <= ' ' || c >= 127 || c == '\\' || c == ';') return false;
        }
        return path.startsWith("/");
    }

    private static boolean hidesASeparator(String path, int percent) {
        if (percent + 2 >= path.length()) return true;
        var first = Character.digit(path.charAt(percent + 1), 16);
        var second = Character.digit(path.charAt(percent + 2), 16);
        if (first < 0 || second < 0) return true;
        var hidden = first * 16 + second;
        return hidden < ' ' || hidden == '/' || hidden == '.' || hidden == '\\' || hidden == '%' || hidden == ';';
    }

    private static String firstSegment(String path) {
        var end = path.indexOf('/', 1);
        return end < 0 ? path.substring(1) : path.substring(1, end);
    }

    private static Map<String, Service> bySegment() {
        var services = new HashMap<String, Service>();
        Arrays.stream(Service.values())
                .forEach(service -> service.segments().forEach(segment -> services.put(segment, service)));
        return Map.copyOf(services);
    }
}
