package org.entrepot.shipping.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.shipping.manifest.ManifestState.CLOSED;
import static org.entrepot.shipping.manifest.ManifestState.HANDED_OVER;
import static org.entrepot.shipping.manifest.ManifestState.HANDING_OVER;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrepot.kit.problem.IllegalTransition;
import org.entrepot.kit.test.Database;
import org.entrepot.kit.test.RealParts;
import org.entrepot.shipping.OutsideWorld;
import org.entrepot.shipping.Warehouse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A slip's state is moved by what is written down around the call to its carrier: each is tried from everywhere. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(OutsideWorld.class)
class ManifestStateTest {

    private static final Map<ManifestState, Set<ManifestState>> ALLOWED = Map.of(
            // Who records that the carrier has it is not asked whether it was told: that is HandOver's order.
            CLOSED, Set.of(HANDING_OVER, HANDED_OVER),
            HANDING_OVER, Set.of(HANDED_OVER),
            HANDED_OVER, Set.of());

    @Inject
    HandOverDesk desk;

    @Inject
    TakeOff takeOff;

    private final Warehouse warehouse = new Warehouse();
    private UUID shipment;
    private UUID manifest;

    static Stream<Arguments> pairs() {
        return Arrays.stream(ManifestState.values())
                .flatMap(from -> Arrays.stream(ManifestState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void each_pair_of_states_is_decided(ManifestState from, ManifestState to) {
        bring(from);

        towards(to);

        assertThat(state()).isEqualTo(ALLOWED.get(from).contains(to) ? to : from);
    }

    private void bring(ManifestState state) {
        shipment = warehouse.released();
        manifest = UUID.fromString(warehouse.manifested(shipment));
        if (state != CLOSED) desk.begin(manifest);
        if (state == HANDED_OVER) desk.record(manifest, "warehouse/one");
        assertThat(state()).isEqualTo(state);
    }

    private void towards(ManifestState state) {
        switch (state) {
            case CLOSED -> everythingComesOff();
            case HANDING_OVER -> desk.begin(manifest);
            case HANDED_OVER -> desk.record(manifest, "warehouse/one");
        }
    }

    /** The only thing that is ever taken back about a slip. */
    private void everythingComesOff() {
        try {
            takeOff.of(manifest, shipment, new TakenOff.Reason("warehouse/one", "not in the bin"));
        } catch (IllegalTransition tooLate) {
            assertThat(state()).isEqualTo(HANDED_OVER);
        }
    }

    private ManifestState state() {
        return Database.query(
                        "select state from shipping.manifest where id = ?",
                        row -> ManifestState.valueOf(row.getString(1)),
                        manifest)
                .getFirst();
    }
}
