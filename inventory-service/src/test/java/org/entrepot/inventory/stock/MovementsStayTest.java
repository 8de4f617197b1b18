package org.entrepot.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.inventory.Warehouse.aSku;
import static org.entrepot.inventory.Warehouse.counts;
import static org.entrepot.inventory.Warehouse.receives;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.entrepot.inventory.InventoryParts;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses, whatever the service believes. */
@QuarkusTest
@WithTestResource(InventoryParts.class)
class MovementsStayTest {

    @Inject
    Jdbi jdbi;

    private final String kettle = aSku();

    @BeforeEach
    void some_stock() {
        receives("MAIN", kettle, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update movement set delta = 9 where sku = ?", "delete from movement where sku = ?"})
    void a_movement_is_never_changed_or_deleted(String statement) {
        assertThatThrownBy(() -> jdbi.useHandle(sql -> sql.execute(statement, kettle)))
                .rootCause()
                .hasMessageContaining("a movement is never changed or deleted");
    }

    @Test
    void the_movements_are_never_emptied() {
        assertThatThrownBy(() -> jdbi.useHandle(sql -> sql.execute("truncate movement")))
                .rootCause()
                .hasMessageContaining("a movement is never changed or deleted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update stock set reserved = 3 where sku = ?",
                "update stock set reserved = -1 where sku = ?",
                "update stock set on_hand = -1 where sku = ?",
                "update stock set quarantined = -1 where sku = ?"
            })
    void a_count_that_cannot_be_is_refused(String statement) {
        assertThatThrownBy(() -> jdbi.useHandle(sql -> sql.execute(statement, kettle)))
                .rootCause()
                .hasMessageContaining("violates check constraint");
        assertThat(counts(kettle, "MAIN")).isEqualTo("2/0/0");
    }
}
