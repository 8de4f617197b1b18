package org.entrepot.launcher.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.launcher.history.Acknowledged;

/** The orders of this run that the platform acknowledged, by the shop's own reference and by the platform's id. */
public final class Placed {
    private final Map<String, Acknowledged> byReference = new ConcurrentHashMap<>();
    private final Map<String, String> references = new ConcurrentHashMap<>();

    void add(String reference, Acknowledged order) {
        byReference.put(reference, order);
        references.put(order.orderId(), reference);
    }

    Optional<Acknowledged> ofPurchase(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    public Optional<Acknowledged> ofOrder(String orderId) {
        return Optional.ofNullable(references.get(orderId)).map(byReference::get);
    }

    public String referenceOf(Acknowledged order) {
        return references.getOrDefault(order.orderId(), "");
    }

    public List<String> ids() {
        return List.copyOf(references.keySet());
    }

    Optional<Acknowledged> any() {
        return byReference.values().stream().findAny();
    }

    /** All of them, in no order. */
    public List<Acknowledged> all() {
        return List.copyOf(byReference.values());
    }

    public int count() {
        return references.size();
    }
}
