package org.entrepot.e2e;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.entrepot.e2e.Access.Asker;
import org.entrepot.e2e.Access.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the running platform, and everybody who may knock there: the table of {@link Access} is all that is open. */
@ExtendWith(RunningPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayAccessTest {

    private Map<Asker, Person> everybody;

    @BeforeAll
    void everybody_signs_in(Shop shop) {
        everybody = Arrays.stream(Asker.values()).collect(toMap(asker -> asker, asker -> person(asker, shop)));
    }

    @Test
    void every_route_of_the_document_has_a_row(Shop shop) {
        var without = routes(shop);
        without.removeAll(Access.routes());

        assertThat(without)
                .as("routes that have no row in Access: think who may use them, and write it down there")
                .isEmpty();
    }

    @Test
    void no_row_is_about_a_route_that_is_not_there(Shop shop) {
        var gone = new TreeSet<>(Access.routes());
        gone.removeAll(routes(shop));

        assertThat(gone).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.entrepot.e2e.Access#rows")
    void a_route_is_open_to_those_in_its_row_and_to_nobody_else(Row row) {
        assertSoftly(all -> everybody.forEach((asker, person) -> {
            // Half a body, so that whoever may do it does nothing.
            var status = person.asks(row.method(), filledIn(row.path()), "{");
            var said = all.assertThat(status).as("%s for %s", row, asker);
            if (row.open().contains(asker)) said.isNotIn(401, 403, 405).isLessThan(500);
            else if (asker == Asker.NOBODY) said.isEqualTo(401);
            else said.isIn(401, 403);
        }));
    }

    @Test
    void a_service_of_ours_is_no_client_of_the_gateway(Shop shop) {
        assertThat(Person.of(shop, "order-service").get("/products")).isEqualTo(401);
    }

    private static Set<String> routes(Shop shop) {
        var routes = new TreeSet<String>();
        shop.contract()
                .document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> member.getValue().has("responses"))
                        .map(member -> member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())
                        .forEach(routes::add));
        return routes;
    }

    /** With the id of nothing that there is. */
    private static String filledIn(String path) {
        return path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    private static Person person(Asker asker, Shop shop) {
        return switch (asker) {
            case NOBODY -> Person.nobody(shop);
            case CUSTOMER -> Person.signsIn(shop, "ada");
            case STOREFRONT -> Person.of(shop, "storefront");
            case WAREHOUSE_SYSTEM -> Person.of(shop, "warehouse-system");
            default ->
                Person.worksAs(shop, asker.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }
}
