package org.entrepot.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.entrepot.gateway.door.Destination.Pass;
import org.entrepot.gateway.services.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/products, CATALOG", "/products/by-sku/A.1-b_2, CATALOG", "/locations/MAIN, INVENTORY",
                "/stock/receipts, INVENTORY",
        "/availability, INVENTORY", "/reservations/1, INVENTORY", "/orders, ORDER", "/orders/1/cancel, ORDER",
        "/shipments/1/pick, SHIPPING", "/parcels/1/label.pdf, SHIPPING", "/manifests, SHIPPING", "/returns/1, RETURNS",
        "/customers/1, CUSTOMER", "/notifications, CUSTOMER"
    })
    void the_first_segment_says_whose_it_is(String path, Service service) {
        assertThat(Routes.of(HttpMethod.GET, path)).contains(new Destination(service, path, Pass.TOKEN));
    }

    @Test
    void webhooks_pass_on_their_signature_and_only_those_we_know() {
        assertThat(Routes.of(HttpMethod.POST, "/webhooks/payments"))
                .contains(new Destination(Service.ORDER, "/webhooks/payments", Pass.SIGNATURE));
        assertThat(Routes.of(HttpMethod.POST, "/webhooks/carriers"))
                .contains(new Destination(Service.SHIPPING, "/webhooks/carriers", Pass.SIGNATURE));
        assertThat(Routes.of(HttpMethod.GET, "/webhooks/payments")).isEmpty();
        assertThat(Routes.of(HttpMethod.POST, "/webhooks/payments/x")).isEmpty();
        assertThat(Routes.of(HttpMethod.POST, "/webhooks/others")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"order, ORDER", "order-service, ORDER", "catalog, CATALOG", "returns-service, RETURNS"})
    void operations_reach_the_operations_of_each_service(String name, Service service) {
        assertThat(Routes.of(HttpMethod.GET, "/operations/" + name + "/parked/1"))
                .contains(new Destination(service, "/operations/parked/1", Pass.OPERATIONS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "*",
                "/internal/addresses",
                "/Products",
                "/productsx",
                "/operations",
                "/operations/order",
                "/operations/nobody/parked",
                "/products/../internal/addresses",
                "/products/./x",
                "/products//x",
                "//products",
                "/products/%2e%2e/internal",
                "/products/%2E./x",
                "/products%2f..%2finternal",
                "/products/%2Fx",
                "/products/%5c..",
                "/products\\..\\internal",
                "/products/;/../internal",
                "/products;a=b",
                "/products/%00",
                "/products/%0d%0aX: y",
                "/products/%252e",
                "/products/%",
                "/products/%4",
                "/products/%zz",
                "/products/\u00e9",
                "/products/ x",
                "/operations/order/../internal/addresses",
                "http://other/products",
                "/q/health",
                "/graphql"
            })
    void what_is_in_no_row_does_not_exist(String path) {
        assertThat(Routes.of(HttpMethod.GET, path)).isEmpty();
    }

    @Test
    void other_encoded_characters_pass_as_they_are() {
        assertThat(Routes.of(HttpMethod.GET, "/locations/caf%C3%A9%20nord"))
                .contains(new Destination(Service.INVENTORY, "/locations/caf%C3%A9%20nord", Pass.TOKEN));
    }
}
