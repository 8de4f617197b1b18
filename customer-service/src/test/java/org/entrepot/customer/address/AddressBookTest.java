package org.entrepot.customer.address;

import static org.entrepot.customer.People.ada;
import static org.entrepot.customer.People.freshEmail;
import static org.entrepot.customer.People.register;
import static org.entrepot.customer.People.staff;
import static org.entrepot.customer.People.storefront;
import static org.entrepot.customer.People.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.UUID;
import org.entrepot.customer.MailParts;
import org.entrepot.kit.test.RealParts;
import org.entrepot.kit.test.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(MailParts.class)
class AddressBookTest {

    private final String service = Tokens.with("shipping-service", "service");

    @Test
    void a_service_learns_where_to_deliver_and_not_to_whom_the_account_belongs() {
        var first = anAddress();
        var second = anAddress();

        with(service)
                .queryParam("id", first, second, UUID.randomUUID())
                .get("/internal/addresses")
                .then()
                .statusCode(200)
                .body("", hasSize(2))
                .body("[0].id", equalTo(first))
                .body("[0].recipient", equalTo("Ada Lovelace"))
                .body("[0].lines", equalTo(java.util.List.of("12 St James's Square")))
                .body("[0].country", equalTo("GB"))
                .body("[0].customerId", equalTo(null))
                .body("[0].email", equalTo(null));
    }

    @Test
    void only_services_ask_here() {
        var id = anAddress();

        storefront("web-shop")
                .queryParam("id", id)
                .get("/internal/addresses")
                .then()
                .statusCode(403);
        staff("customer-adviser")
                .queryParam("id", id)
                .get("/internal/addresses")
                .then()
                .statusCode(403);
        with(Tokens.of("shipping-service")
                        .roles("service")
                        .audience("shipping-service")
                        .signed())
                .queryParam("id", id)
                .get("/internal/addresses")
                .then()
                .statusCode(401);
    }

    @Test
    void what_cannot_be_looked_up_is_refused() {
        with(service).get("/internal/addresses").then().statusCode(422);
        with(service).queryParam("id", "me").get("/internal/addresses").then().statusCode(422);
        with(service)
                .queryParam("id", Collections.nCopies(101, UUID.randomUUID().toString()))
                .get("/internal/addresses")
                .then()
                .statusCode(422);
    }

    private static String anAddress() {
        return register(storefront("web-shop"), ada(freshEmail(), "en"))
                .then()
                .statusCode(201)
                .extract()
                .path("addresses[0].id");
    }
}
