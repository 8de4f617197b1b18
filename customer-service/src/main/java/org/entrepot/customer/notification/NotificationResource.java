package org.entrepot.customer.notification;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.web.Page;
import org.jspecify.annotations.Nullable;

/** What was written to the customer of an order, and whether it arrived at the mail server. */
@Path("/notifications")
@RunOnVirtualThread
@RolesAllowed({
    Roles.ECOMMERCE_MANAGER,
    Roles.MERCHANDISER,
    Roles.ORDER_CLERK,
    Roles.WAREHOUSE_WORKER,
    Roles.RETURNS_CLERK,
    Roles.CUSTOMER_ADVISER,
    Roles.ACCOUNTANT,
    Roles.OPERATIONS
})
public class NotificationResource {

    private final Notifications notifications;

    NotificationResource(Notifications notifications) {
        this.notifications = notifications;
    }

    @GET
    @Operation(
            operationId = "listNotifications",
            summary = "Lists the messages about an order with their fate, oldest first")
    public Page<Notifications.View> list(@Nullable @QueryParam("orderId") String orderId) {
        return new Page<>(notifications.of(id(orderId)), null);
    }

    private static UUID id(@Nullable String text) {
        try {
            if (text == null) throw new InvalidInput("orderId", "must be given");
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput("orderId", "must be an id");
        }
    }
}
