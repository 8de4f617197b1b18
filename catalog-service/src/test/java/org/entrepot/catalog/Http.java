package org.entrepot.catalog;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import org.entrepot.kit.Wire;
import org.entrepot.kit.test.Tokens;

/** Who asks the catalogue in tests. */
public final class Http {

    private Http() {}

    public static RequestSpecification merchandiser() {
        return as("back-office", "merchandiser");
    }

    public static RequestSpecification shopper() {
        return as("shop", "customer");
    }

    public static RequestSpecification as(String client, String role) {
        return given().auth().oauth2(Tokens.with(client, role)).contentType("application/json");
    }

    public static RequestSpecification sends(Object body) {
        return merchandiser().body(Wire.write(body));
    }
}
