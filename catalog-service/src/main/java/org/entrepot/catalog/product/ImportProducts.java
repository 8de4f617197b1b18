package org.entrepot.catalog.product;

import static org.entrepot.catalog.product.ProductState.DRAFT;
import static org.entrepot.catalog.product.ProductState.PUBLISHED;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.entrepot.catalog.product.ImportedItem.Result;
import org.entrepot.events.catalog.CatalogEvent;
import org.entrepot.kit.outbox.Outbox;
import org.entrepot.kit.problem.FieldError;
import org.jboss.logging.Logger;

/**
 * Brings many sheets in at once, by external id: what is new is created, what differs is changed, what is the same is left
 * alone, and an item that cannot be is refused by itself.
 */
@ApplicationScoped
class ImportProducts {

    private static final Logger LOG = Logger.getLogger(ImportProducts.class);

    private final Products products;
    private final Outbox outbox;

    ImportProducts(Products products, Outbox outbox) {
        this.products = products;
        this.outbox = outbox;
    }

    /**
     * @param items in the order of the request; an item that was not readable has no sheet and says why
     * @param publish puts drafts on sale; what was delisted by a person stays so
     * @return the result of each item, in the same order
     */
    List<ImportedItem> of(List<Item> items, boolean publish) {
        var work = new Work(publish);
        // In this order: what another import brings in meanwhile is then known here as the product that has the SKU.
        var sound = items.stream().filter(item -> item.faults().isEmpty()).toList();
        var owners = products.ownersOf(sound.stream().flatMap(Item::skus).toList());
        var known = products.findToChange(externalIds(sound));
        var results = new ArrayList<ImportedItem>(items.size());
        for (int i = 0; i < items.size(); i++) results.add(work.take(i, items.get(i), known, owners));
        products.add(work.added);
        products.keep(work.changed);
        outbox.sayAll(work.said);
        LOG.infof("%d products imported, %d changed, of %d", work.added.size(), work.changed.size(), items.size());
        return results;
    }

    private static List<String> externalIds(List<Item> items) {
        return items.stream().map(Item::externalId).filter(Objects::nonNull).toList();
    }

    /** What one import has decided so far. */
    private static final class Work {

        private final boolean publish;
        private final List<Product> added = new ArrayList<>();
        private final List<Product> changed = new ArrayList<>();
        private final List<CatalogEvent> said = new ArrayList<>();
        private final Map<String, UUID> taken = new HashMap<>();
        private final Set<String> done = new HashSet<>();

        Work(boolean publish) {
            this.publish = publish;
        }

        ImportedItem take(int index, Item item, Map<String, Product> known, Map<String, UUID> owners) {
            if (!item.faults().isEmpty()) return ImportedItem.refused(index, item.externalId(), item.faults());
            var sheet = item.sheet();
            var before = known.get(sheet.externalId());
            var product = before == null ? Product.draft(sheet) : before;
            var refusals = refusals(product, sheet, owners);
            if (!refusals.isEmpty()) return ImportedItem.refused(index, sheet.externalId(), refusals);
            done.add(sheet.externalId());
            sheet.skus().forEach(sku -> taken.put(sku, product.id()));
            return ImportedItem.done(index, bringIn(product, sheet, before == null), product);
        }

        private Result bringIn(Product product, ProductSheet sheet, boolean isNew) {
            var version = product.version();
            product.change(sheet).ifPresent(said::add);
            if (publish && product.state() == DRAFT) said.add(product.publish());
            if (!isNew && product.version() == version) return Result.unchanged;
            (isNew ? added : changed).add(product);
            return isNew ? Result.created : Result.updated;
        }

        private List<FieldError> refusals(Product product, ProductSheet sheet, Map<String, UUID> owners) {
            if (done.contains(sheet.externalId())) return List.of(new FieldError("externalId", "appears twice"));
            var refusals = notOurs(product.id(), sheet, owners);
            if (product.state() == PUBLISHED || publish && product.state() == DRAFT) refusals.addAll(sheet.missing());
            return refusals;
        }

        private List<FieldError> notOurs(UUID id, ProductSheet sheet, Map<String, UUID> owners) {
            var errors = new ArrayList<FieldError>();
            for (int i = 0; i < sheet.variants().size(); i++) {
                var sku = sheet.variants().get(i).sku();
                var owner = taken.getOrDefault(sku, owners.get(sku));
                if (owner != null && !owner.equals(id)) {
                    errors.add(new FieldError("variants[" + i + "].sku", "belongs to another product"));
                }
            }
            return errors;
        }
    }
}
