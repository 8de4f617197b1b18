package org.entrepot.kit.identity;

/** The roles of the identity provider. */
public final class Roles {

    public static final String ECOMMERCE_MANAGER = "ecommerce-manager";
    public static final String MERCHANDISER = "merchandiser";
    public static final String ORDER_CLERK = "order-clerk";
    public static final String WAREHOUSE_WORKER = "warehouse-worker";
    public static final String RETURNS_CLERK = "returns-clerk";
    public static final String CUSTOMER_ADVISER = "customer-adviser";
    public static final String ACCOUNTANT = "accountant";
    public static final String OPERATIONS = "operations";
    public static final String CUSTOMER = "customer";

    /** A storefront's backend. */
    public static final String STOREFRONT = "storefront";
    /** A warehouse's own system. */
    public static final String WAREHOUSE_SYSTEM = "warehouse-system";
    /** One of our services, asking another outside the write path. */
    public static final String SERVICE = "service";

    private Roles() {}
}
