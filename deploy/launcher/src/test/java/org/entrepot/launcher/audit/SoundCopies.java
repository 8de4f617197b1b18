package org.entrepot.launcher.audit;

import java.sql.SQLException;
import java.util.List;

/** An article in the catalogue, and what every service keeps of the others' data in a sound world. */
final class SoundCopies {
    private static final String SHEET = """
            {"externalId":"Cup-1","texts":{"en":{"name":"Cup"},"fr":{"name":"Tasse"}},"taxClass":"STANDARD",
             "fulfilmentMode":"WEB_STOCK","variants":[{"sku":"CUP","barcode":"4006","price":{"minor":500,"currency":"GBP"},
             "weightGrams":300,"size":{"lengthMm":1,"widthMm":2,"heightMm":3}}]}""";

    private static final List<String> STATEMENTS = List.of(
            "insert into catalog.product values (gen_random_uuid(), 'Cup-1', 'PUBLISHED', 1, '" + SHEET + "', now())",
            "insert into catalog.product_search select id, lang, 'cup', '', '{cup-1,cup,4006}', 500 from catalog.product,"
                    + " unnest(array['en', 'fr']) lang",
            "insert into orders.offer select 'CUP', id, 500, 'GBP', 'STANDARD', true from catalog.product",
            "insert into inventory.product select 'CUP', id, 'WEB_STOCK', true from catalog.product",
            "insert into shipping.product_variant select 'CUP', id, '{\"en\":\"Cup\",\"fr\":\"Tasse\"}', '4006', 300, 1, 2, 3"
                    + " from catalog.product",
            "insert into orders.allocation select r.order_id, r.id, json_build_object('lines', json_agg(json_build_object('line', a.line,"
                    + " 'sku', a.sku, 'quantity', a.quantity, 'location', a.location)))::text from inventory.reservation r"
                    + " join inventory.allocation a on a.reservation_id = r.id group by r.order_id, r.id",
            "insert into returns.known_order (id, number, customer_id, channel, country, currency, lines)"
                    + " select o.id, number, customer_id, channel, country, o.currency, jsonb_agg(jsonb_build_object('line', line,"
                    + " 'sku', sku, 'quantity', quantity, 'unitPriceMinor', unit_price_minor))"
                    + " from orders.orders o join orders.order_line l on l.order_id = o.id group by o.id",
            "insert into returns.known_parcel select p.id, s.order_id, p.lines, p.weight_grams, now()"
                    + " from shipping.parcel p join shipping.shipment s on s.id = p.shipment_id",
            "insert into customers.known_order select id, number, customer_id, '[]', total_minor, currency from orders.orders",
            "insert into orders.shipment select id, order_id, location, lines::text,"
                    + " case state when 'CANCELLED' then 'CANCELLED' else 'RELEASED' end from shipping.shipment",
            "insert into inventory.shipment select id, order_id, location from shipping.shipment",
            "insert into orders.parcel select p.id, s.order_id, s.id, p.lines::text, 'DELIVERED', now(), now()"
                    + " from shipping.parcel p join shipping.shipment s on s.id = p.shipment_id",
            "insert into customers.customer values ('22222222-2222-2222-2222-222222222222', 'client:storefront',"
                    + " 'Ada.Lovelace@customers.example', 'Ada Lovelace', 'en', true, 1, now(), now())",
            "insert into customers.address values ('11111111-1111-1111-1111-111111111111', '22222222-2222-2222-2222-222222222222', 'Ada Lovelace',"
                    + " '{1 Analytical Way}',"
                    + " 'X', 'Y', null, 'GB', now())",
            "insert into shipping.address select id, recipient, lines, postcode, city, region, country, now()"
                    + " from customers.address");

    private SoundCopies() {}

    static void in(SoundWorld world) throws SQLException {
        for (var statement : STATEMENTS) world.change(statement);
    }
}
