package org.entrepot.catalog.product;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Takes numbers for numbers: half a penny is not cut off in silence, and "12" is a text. */
@Singleton
class StrictNumbers implements ObjectMapperCustomizer {

    @Override
    @SuppressWarnings("deprecation") // The builder, which replaces the method, is Quarkus's.
    public void customize(ObjectMapper json) {
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
    }
}
