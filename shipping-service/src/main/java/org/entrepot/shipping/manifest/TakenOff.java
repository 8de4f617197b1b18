package org.entrepot.shipping.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.entrepot.shipping.shipment.Shipment;
import org.jdbi.v3.core.Jdbi;

/** What came off slips, by whom and why. */
@ApplicationScoped
class TakenOff {

    private final Jdbi jdbi;
    private final Clock clock;

    TakenOff(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    record Reason(String by, String why) {}

    boolean has(UUID manifestId, UUID shipmentId) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "select 1 from taken_off_manifest where manifest_id = :manifest and shipment_id = :shipment")
                .bind("manifest", manifestId)
                .bind("shipment", shipmentId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** The shipment is locked. An order that was held while it was on the slip holds it now. */
    void add(UUID manifestId, Shipment shipment, Reason reason) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                with noted as (
                    insert into taken_off_manifest (manifest_id, shipment_id, at, by, why)
                    values (:manifest, :shipment, :now, :by, :why)
                )
                update shipment s
                set state = :state, manifest_id = null, held = exists (select from held_order h where h.order_id = s.order_id),
                    version = s.version + 1, changed_at = :now, changed_by = :by
                where s.id = :shipment
                """)
                .bind("manifest", manifestId)
                .bind("shipment", shipment.id())
                .bind("state", shipment.state().name())
                .bind("by", reason.by())
                .bind("why", reason.why())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }
}
