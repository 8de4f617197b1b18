package org.entrepot.kit.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Requests say what they mean: one and a half kettles are not one, "3" is a text, and a field is given once. */
@Singleton
class StrictNumbers implements ObjectMapperCustomizer {

    @Override
    @SuppressWarnings("deprecation") // The builder, which replaces the method, is Quarkus's.
    public void customize(ObjectMapper json) {
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }
}
