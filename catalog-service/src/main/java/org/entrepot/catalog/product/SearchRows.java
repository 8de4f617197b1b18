package org.entrepot.catalog.product;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.entrepot.catalog.product.ProductSheet.Text;
import org.jdbi.v3.core.Handle;

/** What search reads of each product, written with it. A language that has no text yet borrows the other's. */
@ApplicationScoped
class SearchRows {

    void replace(Handle sql, List<Product> products) {
        var rows = products.stream().flatMap(SearchRows::rows).toList();
        sql.createUpdate("delete from product_search where product_id = any(:ids::uuid[])")
                .bind("ids", Products.ids(products))
                .execute();
        sql.createUpdate("""
                insert into product_search (product_id, lang, letters, words, codes, price_minor)
                select id, lang, lower(unaccent(regexp_replace(name, '\\s+', ' ', 'g'))),
                       setweight(to_tsvector(config::regconfig, unaccent(name)), 'A')
                       || setweight(to_tsvector(config::regconfig, unaccent(description)), 'C'),
                       string_to_array(codes, chr(31)), price
                from unnest(:ids::uuid[], :langs::text[], :configs::text[], :names::text[], :descriptions::text[],
                            :codes::text[], :prices::bigint[]) as t(id, lang, config, name, description, codes, price)
                """)
                .bind("ids", texts(rows, row -> row.product().id().toString()))
                .bind("langs", texts(rows, Row::language))
                .bind("configs", texts(rows, row -> row.language().equals("fr") ? "french" : "english"))
                .bind("names", texts(rows, Row::name))
                .bind("descriptions", texts(rows, Row::description))
                .bind("codes", texts(rows, row -> String.join("\u001f", row.codes())))
                .bind("prices", rows.stream().map(Row::price).toArray(Long[]::new))
                .execute();
    }

    private static Stream<Row> rows(Product product) {
        return ProductSheet.LANGUAGES.stream().map(language -> new Row(product, language));
    }

    private record Row(Product product, String language) {

        String name() {
            return inOrder()
                    .map(Text::name)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(product.sheet().externalId());
        }

        String description() {
            return inOrder()
                    .map(Text::description)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
        }

        /** What a person with the thing in hand would type: SKU, barcode, external id. */
        List<String> codes() {
            var codes = new ArrayList<String>();
            codes.add(product.sheet().externalId());
            for (var variant : product.sheet().variants()) {
                codes.add(variant.sku());
                if (variant.barcode() != null) codes.add(variant.barcode());
            }
            return codes.stream().map(code -> code.toLowerCase(Locale.ROOT)).toList();
        }

        /** The lowest price, which is what a list shows. */
        long price() {
            return product.sheet().variants().stream()
                    .filter(variant -> variant.price() != null)
                    .mapToLong(variant -> variant.price().minor())
                    .min()
                    .orElse(0);
        }

        private Stream<Text> inOrder() {
            var texts = product.sheet().texts();
            var others = ProductSheet.LANGUAGES.stream().filter(other -> !other.equals(language));
            return Stream.concat(Stream.of(language), others).map(texts::get).filter(Objects::nonNull);
        }
    }
}
