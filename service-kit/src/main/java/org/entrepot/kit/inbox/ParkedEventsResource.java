package org.entrepot.kit.inbox;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.kit.identity.Caller;
import org.entrepot.kit.identity.Roles;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.problem.NotFound;
import org.entrepot.kit.web.Page;
import org.jspecify.annotations.Nullable;

/** What a service could not apply: to be looked at, applied again, or given up, by operations, on record. */
@Path("/operations/parked")
@RolesAllowed(Roles.OPERATIONS)
@RunOnVirtualThread
public class ParkedEventsResource {

    private final ParkedEvents parked;
    private final Caller caller;

    ParkedEventsResource(ParkedEvents parked, Caller caller) {
        this.parked = parked;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listParked", summary = "Facts that could not be applied, oldest first")
    public Page<Parked> list(
            @QueryParam("state") @DefaultValue("PARKED") String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        var size = Page.limit(limit);
        return Page.of(
                        parked.list(state, Page.id(after), size + 1),
                        size,
                        event -> event.id().toString())
                .map(Parked::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getParked", summary = "A parked fact with what it carries")
    public ParkedInFull show(@PathParam("id") UUID id) {
        return parked.find(id).map(ParkedInFull::of).orElseThrow(() -> new NotFound("parked event"));
    }

    /** Applies it now, and what waits behind it. */
    @POST
    @Path("/{id}/replay")
    @Operation(operationId = "replayParked", summary = "Apply it now, and what waits behind it")
    public Parked replay(@PathParam("id") UUID id, @Valid @NotNull Replay request) {
        still(id);
        try {
            if (!parked.replayBy(id, caller.name(), request.why(), request.overAGap())) throw new NotItsTurn();
        } catch (BrokenRule rule) {
            throw rule;
        } catch (RuntimeException again) {
            if (Failures.databaseIsAway(again)) throw again;
            throw new StillFails(Failures.root(again));
        }
        return now(id);
    }

    /** Gives it up. */
    @POST
    @Path("/{id}/discard")
    @Operation(operationId = "discardParked", summary = "Give it up")
    public Parked discard(@PathParam("id") UUID id, @Valid @NotNull Discard request) {
        still(id);
        if (!parked.discardBy(id, caller.name(), request.why())) throw new NotItsTurn();
        return now(id);
    }

    private void still(UUID id) {
        if (!now(id).state().equals("PARKED")) throw new AlreadySettled();
    }

    private Parked now(UUID id) {
        return parked.find(id).map(Parked::of).orElseThrow(() -> new NotFound("parked event"));
    }

    /** @param overAGap apply it although an earlier fact of its stream never came */
    @Schema(name = "ReplayOfParkedEvent")
    public record Replay(@NotBlank @Size(max = 500) String why, boolean overAGap) {}

    @Schema(name = "DiscardOfParkedEvent")
    public record Discard(@NotBlank @Size(max = 500) String why) {}

    /** A parked fact in a list. */
    @Schema(name = "ParkedEvent")
    public record Parked(
            UUID id,
            String consumer,
            String topic,
            String key,
            @Nullable Long sequence,
            @Nullable String type,
            String reason,
            String error,
            String detail,
            int attempts,
            Instant parkedAt,
            String state,
            @Nullable Instant settledAt,
            @Nullable String settledBy,
            @Nullable String settledWhy) {

        static Parked of(ParkedEvent event) {
            return new Parked(
                    event.id(),
                    event.consumer(),
                    event.topic(),
                    event.key(),
                    event.sequence(),
                    event.type(),
                    event.reason().name(),
                    event.error(),
                    event.detail(),
                    event.attempts(),
                    event.parkedAt(),
                    event.state(),
                    event.settledAt(),
                    event.settledBy(),
                    event.settledWhy());
        }
    }

    /** A parked fact with what it carries. */
    @Schema(name = "ParkedEventInFull")
    public record ParkedInFull(
            Parked parked,
            int partition,
            long offset,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String headers,
            @Nullable String payload) {

        static ParkedInFull of(ParkedEvent event) {
            return new ParkedInFull(
                    Parked.of(event),
                    event.partition(),
                    event.kafkaOffset(),
                    event.headers(),
                    event.payload() == null ? null : new String(event.payload(), StandardCharsets.UTF_8));
        }
    }

    /** An earlier fact of the same key waits too. */
    static final class NotItsTurn extends BrokenRule {
        NotItsTurn() {
            super(409, "parked-event-not-its-turn", "An earlier fact of the same key must be settled first.");
        }
    }

    static final class AlreadySettled extends BrokenRule {
        AlreadySettled() {
            super(409, "parked-event-settled", "It was already replayed or discarded.");
        }
    }

    static final class StillFails extends BrokenRule {
        StillFails(Throwable why) {
            super(
                    409,
                    "parked-event-still-fails",
                    "It fails again: " + why.getClass().getSimpleName() + ".");
        }
    }
}
