package org.entrepot.catalog.product;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrepot.kit.Wire;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** The products of the shop. Each call costs the same few statements, however many products it is given. */
@ApplicationScoped
class Products {

    private static final String COLUMNS = "select p.id, p.state, p.version, p.sheet from product p ";

    private final Jdbi jdbi;
    private final Clock clock;
    private final SearchRows searchRows;

    Products(Jdbi jdbi, Clock clock, SearchRows searchRows) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.searchRows = searchRows;
    }

    Optional<Product> find(UUID id) {
        return jdbi.withHandle(
                sql -> one(sql.createQuery(COLUMNS + "where p.id = :id").bind("id", id)));
    }

    Optional<Product> findBySku(String sku) {
        return jdbi.withHandle(
                sql -> one(sql.createQuery(COLUMNS + "join product_sku s on s.product_id = p.id where s.sku = :sku")
                        .bind("sku", sku)));
    }

    /** The product, which nobody else may change until the transaction ends. */
    Optional<Product> findToChange(UUID id) {
        return jdbi.withHandle(sql ->
                one(sql.createQuery(COLUMNS + "where p.id = :id for update").bind("id", id)));
    }

    /** Those that exist, by external id; nobody else may change them until the transaction ends. */
    Map<String, Product> findToChange(Collection<String> externalIds) {
        return jdbi.withHandle(sql -> sql
                .createQuery(COLUMNS + "where p.external_id = any(:ids) order by p.external_id for update")
                .bind("ids", externalIds.toArray(String[]::new))
                .map((row, context) -> product(
                        row.getObject("id", UUID.class),
                        row.getString("state"),
                        row.getLong("version"),
                        row.getString("sheet")))
                .stream()
                .collect(Collectors.toMap(product -> product.sheet().externalId(), Function.identity())));
    }

    /** Who has these SKUs now, by SKU. */
    Map<String, UUID> ownersOf(Collection<String> skus) {
        return jdbi.withHandle(sql -> sql
                .createQuery("select sku, product_id from product_sku where sku = any(:skus)")
                .bind("skus", skus.toArray(String[]::new))
                .map((row, context) -> Map.entry(row.getString("sku"), row.getObject("product_id", UUID.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Keeps new products. @throws LostRace when one of their external ids or SKUs was taken meanwhile */
    void add(List<Product> products) {
        if (products.isEmpty()) return;
        jdbi.useHandle(sql -> {
            var added = written(sql.createUpdate("""
                    insert into product (id, external_id, state, version, sheet, changed_at)
                    select id, external_id, state, version, sheet, :now
                    from unnest(:ids::uuid[], :externals::text[], :states::text[], :versions::bigint[], :sheets::text[])
                         as t(id, external_id, state, version, sheet)
                    order by external_id on conflict do nothing
                    """), products)
                    .bind("externals", texts(products, it -> it.sheet().externalId()))
                    .execute();
            if (added < products.size()) throw new LostRace();
            keepWhatBelongsToIt(sql, products);
        });
    }

    /** Keeps changed products, which were found to be changed. @throws LostRace when a SKU was taken meanwhile */
    void keep(List<Product> products) {
        if (products.isEmpty()) return;
        jdbi.useHandle(sql -> {
            written(sql.createUpdate("""
                    update product p set state = t.state, version = t.version, sheet = t.sheet, changed_at = :now
                    from unnest(:ids::uuid[], :states::text[], :versions::bigint[], :sheets::text[])
                         as t(id, state, version, sheet)
                    where p.id = t.id
                    """), products).execute();
            keepWhatBelongsToIt(sql, products);
        });
    }

    private org.jdbi.v3.core.statement.Update written(
            org.jdbi.v3.core.statement.Update update, List<Product> products) {
        return update.bind("ids", ids(products))
                .bind("states", texts(products, it -> it.state().name()))
                .bind("versions", products.stream().map(Product::version).toArray(Long[]::new))
                .bind("sheets", texts(products, it -> Wire.write(it.sheet())))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC));
    }

    private void keepWhatBelongsToIt(Handle sql, List<Product> products) {
        var owners = products.stream()
                .flatMap(product -> product.sheet().skus().stream().map(sku -> Map.entry(sku, product.id())))
                .toList();
        var skus = owners.stream().map(Map.Entry::getKey).toArray(String[]::new);
        sql.createUpdate("delete from product_sku where product_id = any(:ids::uuid[]) and sku <> all(:skus)")
                .bind("ids", ids(products))
                .bind("skus", skus)
                .execute();
        var owned = sql.createUpdate("""
                insert into product_sku as s (sku, product_id)
                select sku, id from unnest(:skus::text[], :ids::uuid[]) as t(sku, id) order by sku
                on conflict (sku) do update set product_id = excluded.product_id where s.product_id = excluded.product_id
                """)
                .bind("skus", skus)
                .bind("ids", owners.stream().map(it -> it.getValue().toString()).toArray(String[]::new))
                .execute();
        if (owned < skus.length) throw new LostRace();
        searchRows.replace(sql, products);
    }

    static String[] ids(List<Product> products) {
        return texts(products, product -> product.id().toString());
    }

    static String[] texts(List<Product> products, Function<Product, String> part) {
        return products.stream().map(part).toArray(String[]::new);
    }

    private static Optional<Product> one(Query query) {
        return query.map((row, context) -> product(
                        row.getObject("id", UUID.class),
                        row.getString("state"),
                        row.getLong("version"),
                        row.getString("sheet")))
                .findOne();
    }

    private static Product product(UUID id, String state, long version, String sheet) {
        return new Product(id, ProductState.valueOf(state), version, Wire.read(sheet, ProductSheet.class));
    }

    /** Somebody else wrote the same id or SKU between our look and our write; the work is done again. */
    static final class LostRace extends RuntimeException {
        LostRace() {
            super("an external id or SKU was taken meanwhile", null, false, false);
        }
    }
}
