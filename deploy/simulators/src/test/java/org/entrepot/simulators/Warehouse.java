package org.entrepot.simulators;

import java.net.URI;
import java.util.List;

/** Somebody who sends parcels and gets some back. */
final class Warehouse {
    final Api api;
    private final String carrier;

    Warehouse(URI carriers, String carrier) {
        api = new Api(carriers);
        this.carrier = "/v1/" + carrier;
    }

    Api.Reply labels(String parcel, String postcode) {
        return labels(parcel, postcode, 700, "label-" + parcel);
    }

    Api.Reply labels(String parcel, String postcode, int grams, String key) {
        return api.post(carrier + "/labels", key, asked(parcel, postcode, grams));
    }

    Api.Reply labelsReturn(String reference) {
        return api.post(carrier + "/return-labels", "return-" + reference, """
                {"returnReference":"%s","weightGrams":700,"from":%s,"to":%s}""".formatted(
                        reference, party("CF10 1AA", "GB"), party("LS1 1AA", "GB")));
    }

    Api.Reply handsOver(String... numbers) {
        return handsOver("manifest-" + String.join("-", numbers), List.of(numbers));
    }

    Api.Reply handsOver(String key, List<String> numbers) {
        return api.post(carrier + "/manifests", key, "{\"trackingNumbers\":%s}".formatted(Json.text(numbers)));
    }

    Api.Reply voids(String number) {
        return api.post(carrier + "/labels/" + number + "/void", "");
    }

    Api.Reply posts(String number) {
        return api.post(carrier + "/return-labels/" + number + "/post", "");
    }

    Api.Reply tracks(String number) {
        return api.get(carrier + "/tracking/" + number);
    }

    /** The number of a parcel that has been handed over. */
    String sends(String parcel, String postcode) {
        String number = labels(parcel, postcode).field("/trackingNumber");
        handsOver(number);
        return number;
    }

    static String asked(String parcel, String postcode, int grams) {
        return """
                {"shipmentReference":"shipment-of-%s","parcelReference":"%s","service":"STANDARD","weightGrams":%d,
                 "size":{"lengthMm":200,"widthMm":150,"heightMm":100},"from":%s,"to":%s}""".formatted(parcel, parcel, grams, party("LS1 1AA", "GB"), party(postcode, "GB"));
    }

    static String party(String postcode, String country) {
        return """
                {"name":"ada","lines":["1 High Street"],"postcode":"%s","city":"Cardiff","country":"%s"}""".formatted(postcode, country);
    }
}
