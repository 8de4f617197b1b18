package org.entrepot.returns.rma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.returns.rma.ReturnState.APPROVED;
import static org.entrepot.returns.rma.ReturnState.CANCELLED;
import static org.entrepot.returns.rma.ReturnState.CLOSED;
import static org.entrepot.returns.rma.ReturnState.DECLINED;
import static org.entrepot.returns.rma.ReturnState.EXPIRED;
import static org.entrepot.returns.rma.ReturnState.INFO_REQUIRED;
import static org.entrepot.returns.rma.ReturnState.INSPECTED;
import static org.entrepot.returns.rma.ReturnState.INSPECTING;
import static org.entrepot.returns.rma.ReturnState.IN_TRANSIT;
import static org.entrepot.returns.rma.ReturnState.RECEIVED;
import static org.entrepot.returns.rma.ReturnState.REQUESTED;
import static org.entrepot.returns.rma.ReturnState.RESOLVED;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReturnStateTest {

    private static final Map<ReturnState, Set<ReturnState>> MOVES = Map.ofEntries(
            Map.entry(REQUESTED, Set.of(INFO_REQUIRED, DECLINED, APPROVED)),
            Map.entry(INFO_REQUIRED, Set.of(REQUESTED)),
            Map.entry(APPROVED, Set.of(IN_TRANSIT, EXPIRED, CANCELLED, RESOLVED)),
            Map.entry(IN_TRANSIT, Set.of(RECEIVED)),
            Map.entry(RECEIVED, Set.of(INSPECTING)),
            Map.entry(INSPECTING, Set.of(INSPECTED)),
            Map.entry(INSPECTED, Set.of(RESOLVED)),
            Map.entry(RESOLVED, Set.of(CLOSED)),
            Map.entry(DECLINED, Set.of()),
            Map.entry(CANCELLED, Set.of()),
            Map.entry(EXPIRED, Set.of(IN_TRANSIT)),
            Map.entry(CLOSED, Set.of()));

    static Stream<Arguments> allPairs() {
        return Arrays.stream(ReturnState.values())
                .flatMap(from -> Arrays.stream(ReturnState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("allPairs")
    void a_return_moves_exactly_as_drawn(ReturnState from, ReturnState to) {
        assertThat(from.mayBecome(to)).isEqualTo(MOVES.get(from).contains(to));
    }
}
