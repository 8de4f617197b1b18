package org.entrepot.kit.tests;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.kit.Ids;
import org.entrepot.kit.errand.Errands;
import org.entrepot.kit.idempotency.Idempotency;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Etags;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A resource to try the kit on. */
@Path("/notes")
@RunOnVirtualThread
@RolesAllowed(Roles.STOREFRONT)
public class NotesResource {

    /** While set, whoever writes a note called "slow" waits for it. */
    static final AtomicReference<CountDownLatch> GATE = new AtomicReference<>();

    /** How many stand before the gate. */
    static final AtomicInteger WAITING = new AtomicInteger();

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Errands errands;
    private final Idempotency idempotency;

    NotesResource(Jdbi jdbi, Outbox outbox, Errands errands, Idempotency idempotency) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.errands = errands;
        this.idempotency = idempotency;
    }

    @POST
    public Response write(@Valid @NotNull NewNote request) {
        return idempotency.once(request, () -> {
            var id = Ids.next();
            jdbi.useHandle(sql -> sql.execute("insert into tally (order_id, note) values (?, ?)", id, request.text()));
            outbox.say(new OrderCompleted(id, id));
            if (request.text().equals("slow")) await(GATE.get());
            if (request.text().equals("broken")) throw new Unwanted();
            return Response.created(URI.create("/notes/" + id))
                    .entity(new Note(id, request.text()))
                    .build();
        });
    }

    @PUT
    @Path("/{id}")
    @Transactional
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewNote request) {
        Etags.require(ifMatch, 7);
        return Response.ok(new Note(id, request.text()))
                .header("ETag", Etags.of(8))
                .build();
    }

    /** Sends the errand "ring" with this subject. */
    @POST
    @Path("/{id}/ring")
    @Transactional
    public void ring(@PathParam("id") String subject, @Valid @NotNull NewNote request) {
        errands.send("ring", subject, subject, new Bell.Ring(request.text()));
        if (request.text().equals("broken")) throw new Unwanted();
    }

    /** Sends the errand "ring", to be run in an hour. */
    @POST
    @Path("/{id}/ring-later")
    @Transactional
    public void ringLater(@PathParam("id") String subject) {
        errands.sendAt(Instant.now().plusSeconds(3_600), "ring", subject, subject, new Bell.Ring("later"));
    }

    /** Calls the errand "ring" off. */
    @POST
    @Path("/{id}/ring-no-more")
    @Transactional
    public void ringNoMore(@PathParam("id") String subject, @Valid @NotNull NewNote request) {
        errands.callOff("ring", subject);
        if (request.text().equals("broken")) throw new Unwanted();
    }

    @GET
    @Path("/{id}")
    public Note show(@PathParam("id") UUID id) {
        throw new NotFound("note");
    }

    /** Something is said without a transaction. */
    @POST
    @Path("/rumours")
    public void rumour() {
        outbox.say(new OrderCompleted(Ids.next(), Ids.next()));
    }

    private static void await(CountDownLatch gate) {
        WAITING.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            WAITING.decrementAndGet();
        }
    }

    public record NewNote(
            @NotBlank String text, @Min(0) @Max(9) int weight) {}

    public record Note(UUID id, String text) {}

    static final class Unwanted extends BrokenRule {
        Unwanted() {
            super(409, "note-unwanted", "Nobody wants this note.");
        }
    }
}
