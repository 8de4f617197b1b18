package org.entrepot.shipping.label;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.entrepot.kit.errand.Errands;
import org.entrepot.shipping.carrier.Bought;
import org.jdbi.v3.core.Jdbi;

/** Labels as carriers sell them, to those that are still wanted and to those that are not. Their shipments are locked. */
@ApplicationScoped
class SoldLabels {

    private final Jdbi jdbi;
    private final Clock clock;
    private final Errands errands;

    SoldLabels(Jdbi jdbi, Clock clock, Errands errands) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.errands = errands;
    }

    /** Those of these labels that are in force no more: refused, or being given back, while they were being bought. */
    Set<UUID> outOfForce(Collection<UUID> labelIds) {
        return new HashSet<>(jdbi.withHandle(sql -> sql.createQuery("""
                select id from label where id = any(:ids::uuid[]) and coalesce(state, '') not in ('CLAIMED', 'PURCHASED')
                """)
                .bind("ids", texts(labelIds, UUID::toString))
                .mapTo(UUID.class)
                .list()));
    }

    /**
     * Keeps what was bought. The state is asked in a way that no index knows: the rows are found by their ids, and not among
     * all labels that are in force.
     *
     * @param bought by the ids of labels that are claimed
     */
    void purchased(Map<UUID, Bought> bought) {
        var written = jdbi.withHandle(sql -> sql.createUpdate("""
                update label l
                set state = 'PURCHASED', tracking_number = b.tracking_number, tracking_url = b.tracking_url,
                    cost_minor = b.cost_minor, cost_currency = b.cost_currency, promised_on = b.promised_on, purchased_at = :now
                from unnest(:ids::uuid[], :numbers::text[], :urls::text[], :costs::bigint[], :currencies::text[], :promised::date[])
                     as b (id, tracking_number, tracking_url, cost_minor, cost_currency, promised_on)
                where l.id = b.id and l.id = any(:ids::uuid[]) and coalesce(l.state, '') = 'CLAIMED'
                """)
                .bind("ids", texts(bought.keySet(), UUID::toString))
                .bind("numbers", parts(bought, Bought::trackingNumber))
                .bind("urls", parts(bought, Bought::trackingUrl))
                .bind("costs", parts(bought, label -> Long.toString(label.cost().minor())))
                .bind("currencies", parts(bought, label -> label.cost().currency()))
                .bind("promised", parts(bought, label -> label.promisedOn().toString()))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
        if (written != bought.size())
            throw new IllegalStateException(bought.size() + " labels were sold, and " + written + " were claimed");
    }

    /** One was sold although it is in force no more: it goes back, by its number, unless that is known already. */
    void giveBack(UUID labelId, Bought bought, UUID orderId) {
        var unknown = jdbi.withHandle(sql -> sql.createUpdate("""
                update label set state = 'VOIDING', tracking_number = :number, settled_at = null
                where id = :id and tracking_number is null
                """)
                .bind("id", labelId)
                .bind("number", bought.trackingNumber())
                .execute());
        if (unknown == 0) return;
        // The label may have had an errand of this kind before, which ended when the carrier knew of no sale yet.
        errands.send(GiveBackLabel.KIND, labelId + "/sold", orderId.toString(), new GiveBackLabel.Unwanted(labelId));
    }

    private static String[] parts(Map<UUID, Bought> bought, Function<Bought, String> part) {
        return texts(bought.values(), part);
    }
}
