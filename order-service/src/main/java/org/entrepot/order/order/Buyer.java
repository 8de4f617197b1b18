package org.entrepot.order.order;

import java.util.UUID;

/**
 * Who buys and where it goes, as customer-service certified it; ids alone.
 *
 * @param owner who may see the order: a customer's {@code sub}, or {@code client:<azp>} of a storefront
 */
public record Buyer(UUID customerId, UUID addressId, String owner, boolean guest, String language, String country) {}
