package org.entrepot.returns.rma;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.openapi.ApiParameters;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Page;

/** What the shop asks about a return before it decides, and what the customer says, through their storefront. */
@Path("/returns/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STOREFRONT, Roles.RETURNS_CLERK, Roles.CUSTOMER_ADVISER})
public class QuestionResource {

    private final AskCustomer ask;
    private final Questions questions;
    private final Returns returns;
    private final Idempotency idempotency;

    @jakarta.inject.Inject
    Channels channels;

    QuestionResource(AskCustomer ask, Questions questions, Returns returns, Idempotency idempotency) {
        this.ask = ask;
        this.questions = questions;
        this.returns = returns;
        this.idempotency = idempotency;
    }

    @Schema(name = "QuestionToCustomer")
    public record Asked(@NotBlank @Size(max = 2_000) String question) {}

    @Schema(name = "AnswerOfCustomer")
    public record Said(@NotBlank @Size(max = 4_000) String answer) {}

    @GET
    @Path("/questions")
    @Operation(
            operationId = "listReturnQuestions",
            summary = "Shows what the shop asked about a return, and what was answered")
    public Page<Question> list(@PathParam("id") UUID id) {
        var goods = returns.find(id, channels.seen()).orElseThrow(() -> new NotFound("return"));
        return new Page<>(questions.about(goods.id()), null);
    }

    @POST
    @Path("/questions")
    @RolesAllowed({Roles.RETURNS_CLERK, Roles.CUSTOMER_ADVISER})
    @Operation(
            operationId = "askCustomer",
            summary = "Asks the customer for more before the return is decided",
            description = "The return is INFO_REQUIRED until the customer answers. Write in the language of the order:"
                    + " the text is shown to the customer as it is.")
    @APIResponseSchema(
            value = Question.class,
            responseCode = "201",
            responseDescription = "The question, as the customer is shown it.")
    @Parameter(ref = ApiParameters.KEY_NEEDED)
    public Response ask(@PathParam("id") UUID id, @Valid @NotNull Asked asked) {
        return idempotency.once(
                asked,
                () -> Response.status(Response.Status.CREATED)
                        .entity(ask.about(id, asked.question()))
                        .build());
    }

    @POST
    @Path("/answer")
    @Operation(
            operationId = "answerReturnQuestion",
            summary = "The customer answers what the shop asked; the return waits for its decision again")
    public Question answer(@PathParam("id") UUID id, @Valid @NotNull Said said) {
        return ask.hears(id, channels.seen(), said.answer());
    }
}
