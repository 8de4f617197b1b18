package org.entrepot.catalog.search;

import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entrepot.catalog.product.ProductView;
import org.entrepot.catalog.search.FindProducts.Found;
import org.entrepot.catalog.search.FindProducts.Wanted;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.web.Page;
import org.jspecify.annotations.Nullable;

/** The catalogue as shoppers leaf through it. */
@Path("/products")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Products")
public class SearchResource {

    private static final int LONGEST_QUERY = 200;
    private static final Set<String> STATES = Set.of("DRAFT", "PUBLISHED", "DELISTED");

    private final FindProducts findProducts;
    private final Caller caller;

    SearchResource(FindProducts findProducts, Caller caller) {
        this.findProducts = findProducts;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "findProducts",
            summary = "Search products, or list them; by relevance, name, price or price-desc; en or fr")
    public Page<ProductView> find(
            @QueryParam("query") @Nullable String query,
            @QueryParam("lang") @DefaultValue("en") String lang,
            @QueryParam("order") @Nullable String order,
            @QueryParam("state") @DefaultValue("PUBLISHED") String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        var wanted = new Wanted(query(query), language(lang), state(state));
        var by = ListOrder.of(order, wanted.query() != null);
        var size = Page.limit(limit);
        var rows = findProducts.of(wanted, by, Place.of(after, by), size);
        return Page.of(
                        rows,
                        size,
                        found -> Place.text(by, found.key(), found.product().id()))
                .map(Found::product);
    }

    private static @Nullable String query(@Nullable String query) {
        if (query == null || query.isBlank()) return null;
        if (query.length() > LONGEST_QUERY) throw new InvalidInput("query", "is longer than " + LONGEST_QUERY);
        if (query.indexOf('\0') >= 0) throw new InvalidInput("query", "contains a character that nothing contains");
        return query.strip();
    }

    private static String language(String lang) {
        if (lang.equals("en") || lang.equals("fr")) return lang;
        throw new InvalidInput("lang", "must be en or fr");
    }

    private String state(String state) {
        if (!STATES.contains(state)) throw new InvalidInput("state", "must be DRAFT, PUBLISHED or DELISTED");
        var editor = caller.has(Roles.MERCHANDISER) || caller.has(Roles.ECOMMERCE_MANAGER);
        if (!editor && !state.equals("PUBLISHED")) throw new ForbiddenException();
        return state;
    }
}
