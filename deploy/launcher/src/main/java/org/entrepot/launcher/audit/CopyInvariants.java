package org.entrepot.launcher.audit;

import static org.entrepot.launcher.audit.Remedy.NEEDS_A_PERSON;

import java.util.List;

/** What services keep of each other's data is what the owner has. Stock levels against movements are I-04. */
final class CopyInvariants {
    private CopyInvariants() {}

    static List<Invariant> all() {
        return List.of(Invariant.of(
                "I-16",
                "copies equal their source: offers, articles, variants, search, orders, parcels, addresses",
                Question.inTheEnd(NEEDS_A_PERSON, OFFERS),
                Question.inTheEnd(NEEDS_A_PERSON, ARTICLES),
                Question.inTheEnd(NEEDS_A_PERSON, VARIANTS),
                Question.always(NEEDS_A_PERSON, SEARCH),
                Question.inTheEnd(NEEDS_A_PERSON, ALLOCATIONS),
                Question.inTheEnd(NEEDS_A_PERSON, OrderCopies.OF_RETURNS),
                Question.inTheEnd(NEEDS_A_PERSON, OrderCopies.LINES_OF_RETURNS),
                Question.inTheEnd(NEEDS_A_PERSON, OrderCopies.OF_CUSTOMERS),
                Question.inTheEnd(NEEDS_A_PERSON, ShippingCopies.SHIPMENTS),
                Question.inTheEnd(NEEDS_A_PERSON, ShippingCopies.PLACES),
                Question.inTheEnd(NEEDS_A_PERSON, ShippingCopies.PARCELS),
                Question.always(NEEDS_A_PERSON, ShippingCopies.ADDRESSES)));
    }

    /** What is on sale, by the sheets themselves. */
    private static final String SHEETS = """
            with published as (
                select id, sheet::jsonb as sheet from catalog.product where state = 'PUBLISHED'
            ), variant as (
                select p.id, p.sheet, v->>'sku' as sku, v->>'barcode' as barcode, (v->'price'->>'minor')::bigint as price,
                       v->'price'->>'currency' as currency, (v->>'weightGrams')::int as grams,
                       array[v->'size'->>'lengthMm', v->'size'->>'widthMm', v->'size'->>'heightMm']::int[] as size
                from published p cross join jsonb_array_elements(p.sheet->'variants') v
            )
            """;

    private static final String OFFERS = SHEETS + """
            select coalesce(v.sku, o.sku), format('catalog: %s %s %s, the offer of orders: %s %s %s', v.price, v.currency,
                       v.sheet->>'taxClass', o.price_minor, o.currency, o.tax_class)
            from variant v full join (select * from orders.offer where on_sale) o on o.sku = v.sku
            where (v.id, v.price, v.currency, v.sheet->>'taxClass')
                  is distinct from (o.product_id, o.price_minor, o.currency, o.tax_class)
            """;

    private static final String ARTICLES = SHEETS + """
            select coalesce(v.sku, i.sku), format('catalog: %s, the copy of inventory: %s', v.sheet->>'fulfilmentMode', i.mode)
            from variant v full join (select * from inventory.product where listed) i on i.sku = v.sku
            where (v.id, v.sheet->>'fulfilmentMode') is distinct from (i.product_id, i.mode)
            """;

    /** What is delisted is still packed, so shipping may know more. */
    private static final String VARIANTS = SHEETS + """
            select v.sku, format('catalog: %s g %s mm %s, the copy of shipping: %s g %s mm %s', v.grams, v.size, v.barcode,
                                 s.weight_grams, array[s.length_mm, s.width_mm, s.height_mm], s.barcode)
            from variant v left join shipping.product_variant s on s.sku = v.sku
            where (v.id, v.barcode, v.grams, v.size,
                   (select jsonb_object_agg(t.key, t.value->>'name') from jsonb_each(v.sheet->'texts') t))
                  is distinct from
                  (s.product_id, s.barcode, s.weight_grams, array[s.length_mm, s.width_mm, s.height_mm], s.names)
            """;

    private static final String SEARCH = SHEETS + """
            , wanted as (
                select p.id, l.lang, coalesce((select min(v.price) from variant v where v.id = p.id), 0) as price,
                       array[lower(p.sheet->>'externalId')] || coalesce((
                           select array_agg(lower(code) order by nth, part)
                           from jsonb_array_elements(p.sheet->'variants') with ordinality as e(v, nth)
                           cross join lateral (values (1, v->>'sku'), (2, v->>'barcode')) c(part, code)
                           where code is not null), '{}') as codes
                from published p cross join (values ('en'), ('fr')) l(lang)
            )
            select w.id, format('is not what search finds in %s: %s %s, and %s %s', w.lang, w.codes, w.price, s.codes, s.price_minor)
            from wanted w left join catalog.product_search s on s.product_id = w.id and s.lang = w.lang
            where (w.codes, w.price) is distinct from (s.codes, s.price_minor)
            """;

    private static final String ALLOCATIONS = """
            with told as (
                select a.order_id, (u->>'line')::int as line, u->>'location' as location, sum((u->>'quantity')::int) as quantity
                from orders.allocation a cross join jsonb_array_elements(a.lines::jsonb->'lines') u
                group by a.order_id, (u->>'line')::int, u->>'location'
            ), made as (
                select r.order_id, a.line, a.location, a.quantity
                from inventory.reservation r join inventory.allocation a on a.reservation_id = r.id
                where exists (select from orders.allocation o where o.order_id = r.order_id) or r.state in ('COMMITTED', 'CONSUMED')
            )
            select order_id, format('line %s at %s: inventory allocated %s, orders knows of %s', line, location, m.quantity, t.quantity)
            from made m full join told t using (order_id, line, location) where m.quantity is distinct from t.quantity
            """;
}
