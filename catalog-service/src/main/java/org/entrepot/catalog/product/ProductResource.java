package org.entrepot.catalog.product;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.openapi.ApiParameters;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Etags;
import org.jspecify.annotations.Nullable;

/** One product: read by everybody while it is on sale, worked on by merchandisers. */
@Path("/products")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.MERCHANDISER, Roles.ECOMMERCE_MANAGER})
@Tag(name = "Products")
public class ProductResource {

    private final Products products;
    private final ChangeProduct changeProduct;
    private final PublishProduct publishProduct;
    private final Caller caller;

    @jakarta.inject.Inject
    Idempotency idempotency;

    ProductResource(Products products, ChangeProduct changeProduct, PublishProduct publishProduct, Caller caller) {
        this.products = products;
        this.changeProduct = changeProduct;
        this.publishProduct = publishProduct;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(
            operationId = "getProduct",
            summary = "A product on sale; merchandisers also see drafts and delisted ones")
    @APIResponseSchema(value = ProductView.class, responseCode = "200", responseDescription = "The product.")
    public Response byId(@PathParam("id") UUID id) {
        return seen(products.find(id));
    }

    @GET
    @Path("/by-sku/{sku}")
    @Authenticated
    @Operation(operationId = "getProductBySku", summary = "The product that a SKU belongs to")
    @APIResponseSchema(value = ProductView.class, responseCode = "200", responseDescription = "The product.")
    public Response bySku(@PathParam("sku") String sku) {
        if (sku.indexOf('\0') >= 0) throw new InvalidInput("sku", "contains a character that nothing contains");
        return seen(products.findBySku(sku));
    }

    @POST
    @Operation(operationId = "createProduct", summary = "Start a product as a draft")
    @APIResponseSchema(value = ProductView.class, responseCode = "201", responseDescription = "The draft.")
    @Parameter(ref = ApiParameters.KEY)
    public Response create(@NotNull ProductSheet sheet) {
        return Again.onLostRace(() -> idempotency.onceIfKeyed(sheet, () -> {
            var product = changeProduct.create(sheet);
            return answer(Response.created(URI.create("/products/" + product.id())), product);
        }));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "changeProduct",
            summary = "Replace a product's sheet; one that is on sale stays so and must stay complete")
    @APIResponseSchema(
            value = ProductView.class,
            responseCode = "200",
            responseDescription = "The product as it is now.")
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ProductSheet sheet) {
        return inTransaction(() -> changeProduct.to(sheet, id, ifMatch));
    }

    @POST
    @Path("/{id}/publish")
    @Operation(operationId = "publishProduct", summary = "Put a draft, or a delisted product, on sale")
    @APIResponseSchema(value = ProductView.class, responseCode = "200", responseDescription = "The product, on sale.")
    public Response publish(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return inTransaction(() -> publishProduct.publish(id, ifMatch));
    }

    @POST
    @Path("/{id}/delist")
    @Operation(operationId = "delistProduct", summary = "Take a product off sale; orders already placed go on")
    @APIResponseSchema(
            value = ProductView.class,
            responseCode = "200",
            responseDescription = "The product, no longer on sale.")
    public Response delist(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return inTransaction(() -> publishProduct.delist(id, ifMatch));
    }

    private Response seen(Optional<Product> found) {
        var product = found.filter(it -> it.state() == ProductState.PUBLISHED || mayEdit())
                .orElseThrow(() -> new NotFound("product"));
        return answer(Response.ok(), product);
    }

    private boolean mayEdit() {
        return caller.has(Roles.MERCHANDISER) || caller.has(Roles.ECOMMERCE_MANAGER);
    }

    private static Response inTransaction(Supplier<Product> work) {
        return Again.onLostRace(
                () -> answer(Response.ok(), QuarkusTransaction.requiringNew().call(work::get)));
    }

    private static Response answer(Response.ResponseBuilder answer, Product product) {
        return answer.entity(ProductView.of(product))
                .header("ETag", Etags.of(product.version()))
                .build();
    }
}
