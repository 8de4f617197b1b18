package org.entrepot.e2e;

import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may use which route of the gateway: the one place where that is thought of for the whole platform. Whoever has no letter
 * in a row is refused there, and a route without a row is a route that nobody should be able to use yet.
 */
final class Access {

    /** Who can ask, with the letter that stands for them in the table. */
    enum Asker {
        ECOMMERCE_MANAGER('E'),
        MERCHANDISER('M'),
        ORDER_CLERK('O'),
        WAREHOUSE_WORKER('W'),
        RETURNS_CLERK('R'),
        CUSTOMER_ADVISER('A'),
        ACCOUNTANT('B'),
        OPERATIONS('P'),
        CUSTOMER('C'),
        STOREFRONT('S'),
        WAREHOUSE_SYSTEM('Y'),
        /** Without a token. */
        NOBODY('N');

        private final char letter;

        Asker(char letter) {
            this.letter = letter;
        }
    }

    /** A star stands for each service in turn. Webhooks are open to no token: whoever signs them is let in. */
    private static final String TABLE = """
            GET  /products                                        EMOWRABP CSY .
            POST /products                                        EM...... ... .
            POST /products/import                                 EM...... ... .
            GET  /products/by-sku/{sku}                           EMOWRABP CSY .
            GET  /products/{id}                                   EMOWRABP CSY .
            PUT  /products/{id}                                   EM...... ... .
            POST /products/{id}/delist                            EM...... ... .
            POST /products/{id}/publish                           EM...... ... .

            GET  /availability                                    EMOWRABP CS. .
            GET  /locations                                       EMOWRABP ..Y .
            PUT  /locations/{code}                                E..W...P ..Y .
            GET  /reservations/{orderId}                          EMOWRABP ... .
            POST /stock/adjustments                               ...W.... ..Y .
            GET  /stock/movements                                 EMOWRABP ... .
            POST /stock/receipts                                  ...W.... ..Y .
            GET  /stock/{sku}                                     EMOWRABP ... .

            GET  /orders                                          E.OWRABP CS. .
            POST /orders                                          ........ CS. .
            GET  /orders/{id}                                     E.OWRABP CS. .
            POST /orders/{id}/cancel                              ..O..A.. CS. .
            GET  /orders/{id}/history                             E.OWRABP CS. .
            POST /orders/{id}/hold                                ..O..... ... .
            GET  /orders/{id}/payment                             E.O.RABP CS. .
            POST /orders/{id}/payment/captures/{captureId}/retry  ......B. ... .
            POST /orders/{id}/payment/captures/{captureId}/settle ......B. ... .
            POST /orders/{id}/payment/refunds/{refundId}/retry    ......B. ... .
            POST /orders/{id}/payment/refunds/{refundId}/settle   ......B. ... .
            GET  /orders/{id}/progress                            E.OWRABP CS. .
            POST /orders/{id}/release                             ..O..... ... .
            POST /webhooks/payments                               ........ ... .

            GET  /manifests                                       ...W.... ..Y .
            POST /manifests                                       ...W.... ..Y .
            GET  /manifests/{id}                                  ...W.... ..Y .
            POST /manifests/{id}/handover                         ...W.... ..Y .
            POST /manifests/{id}/shipments/{shipmentId}/remove    ...W.... ..Y .
            POST /parcels/labels                                  ...W.... ..Y .
            GET  /parcels/{id}                                    E.OW.A.P ..Y .
            GET  /parcels/{id}/label.pdf                          ...W.... ..Y .
            PUT  /parcels/{id}/weight                             ...W.... ..Y .
            GET  /shipments                                       E.OW.A.P ..Y .
            POST /shipments/label                                 ...W.... ..Y .
            POST /shipments/pack                                  ...W.... ..Y .
            POST /shipments/pick                                  ...W.... ..Y .
            GET  /shipments/{id}                                  E.OW.A.P ..Y .
            POST /shipments/{id}/label                            ...W.... ..Y .
            POST /shipments/{id}/pack                             ...W.... ..Y .
            POST /shipments/{id}/pick                             ...W.... ..Y .
            POST /webhooks/carriers                               ........ ... .

            GET  /returns                                         E.OWRABP .S. .
            POST /returns                                         ....RA.. .S. .
            GET  /returns/{id}                                    E.OWRABP .S. .
            POST /returns/{id}/answer                             ....RA.. .S. .
            POST /returns/{id}/approve                            ....R... ... .
            POST /returns/{id}/cancel                             ....RA.. .S. .
            POST /returns/{id}/decline                            ....R... ... .
            GET  /returns/{id}/history                            E.O.RA.P ... .
            POST /returns/{id}/inspect                            ....R... ... .
            GET  /returns/{id}/label.pdf                          E.OWRABP .S. .
            GET  /returns/{id}/questions                          ....RA.. .S. .
            POST /returns/{id}/questions                          ....RA.. ... .
            POST /returns/{id}/receive                            ....R... ... .
            POST /returns/{id}/resolve                            ....R... ... .

            GET  /customers                                       .....A.. ... .
            POST /customers                                       .....A.. CS. .
            GET  /customers/{id}                                  .....A.. CS. .
            PUT  /customers/{id}                                  .....A.. CS. .
            POST /customers/{id}/addresses                        .....A.. CS. .
            GET  /notifications                                   EMOWRABP ... .

            GET  /openapi                                         EMOWRABP CSY N
            GET  /operations/*/keys/{key}/nudges                  .......P ... .
            POST /operations/*/keys/{key}/nudges                  .......P ... .
            GET  /operations/*/parked                             .......P ... .
            GET  /operations/*/parked/{id}                        .......P ... .
            POST /operations/*/parked/{id}/discard                .......P ... .
            POST /operations/*/parked/{id}/replay                 .......P ... .
            GET  /operations/order/stuck-orders                   .......P ... .
            """;

    private static final List<String> SERVICES =
            List.of("catalog", "inventory", "order", "shipping", "returns", "customer");

    private Access() {}

    /**
     * Who may use a route.
     *
     * @param path as the document has it, with names in braces
     */
    record Row(String method, String path, Set<Asker> open) {

        String route() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return route();
        }
    }

    /** The whole table. */
    static Stream<Row> rows() {
        return TABLE.lines().filter(line -> !line.isBlank()).flatMap(Access::rows);
    }

    /** The routes that have a row, as {@code POST /orders}. */
    static Set<String> routes() {
        return rows().map(Row::route).collect(toCollection(TreeSet::new));
    }

    private static Stream<Row> rows(String line) {
        var cells = line.split(" +", 3);
        var open = EnumSet.noneOf(Asker.class);
        Arrays.stream(Asker.values())
                .filter(asker -> cells[2].indexOf(asker.letter) >= 0)
                .forEach(open::add);
        var path = cells[1];
        var paths = path.contains("*") ? SERVICES.stream().map(service -> path.replace("*", service)) : Stream.of(path);
        return paths.map(each -> new Row(cells[0], each, open));
    }
}
