package org.entrepot.gateway;

/** What the peers say of themselves: each has a Page of its own kind, the same Money, and a secret not for the door. */
public final class Documents {

    private Documents() {}

    public static String of(String service) {
        var segment = switch (service) {
            case "catalog" -> "products";
            case "inventory" -> "stock";
            case "shipping" -> "shipments";
            case "customer" -> "customers";
            case "returns" -> "returns";
            default -> "orders";
        };
        return """
                {"openapi":"3.1.0","info":{"title":"%1$s","version":"1"},
                 "paths":{
                   "/%2$s":{"get":{"operationId":"list%3$s","tags":["Some Resource"],"security":[{"SecurityScheme":[]}],
                     "responses":{"200":{"description":"OK","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}},
                                  "404":{"description":"Not Found"}}}},
                   "/webhooks/%1$s":{"post":{"responses":{"204":{"description":"Taken"}}}},
                   "/internal/secrets":{"get":{"responses":{"200":{"description":"OK","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Secret"}}}}}}},
                   "/operations/parked":{"get":{"operationId":"listParked","responses":{"200":{"description":"OK","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Pages"}}}}}}}},
                 "components":{"securitySchemes":{"SecurityScheme":{"type":"openIdConnect"}},
                   "schemas":{"Page":{"type":"object","properties":{"%1$s":{"type":"string"},"total":{"$ref":"#/components/schemas/Money"}}},
                     "Secret":{"type":"string"},
                     "Pages":{"type":"array","items":{"$ref":"#/components/schemas/Page"}},
                     "Money":{"type":"object","properties":{"minor":{"type":"integer"}}}}}}
                """.formatted(service, segment, Character.toUpperCase(segment.charAt(0)) + segment.substring(1));
    }
}
