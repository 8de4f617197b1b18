package org.entrepot.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Completes a service's document when the service is built: which members an answer always has, and what common headers
 * are for.
 *
 * <p>An answer leaves out what is null, and all our packages are null-marked; so a component of a record that is not
 * {@code @Nullable} is always there. Of what clients send only validation can say what is needed, and that stays as it is.
 */
@OpenApiFilter(stages = RunStage.BUILD)
public final class CompleteApi implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName NAMED =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final Set<String> PAGE = Set.of("items", "next");
    private static final String SCHEMA = "#/components/schemas/";

    private final List<ClassInfo> records;

    /** @param index all classes of the service and of the kit */
    public CompleteApi(IndexView index) {
        records = index.getKnownClasses().stream().filter(ClassInfo::isRecord).toList();
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) api.setComponents(OASFactory.createComponents());
        ApiParameters.components().forEach(api.getComponents()::addParameter);
        operations(api)
                .flatMap(operation -> orNone(operation.getParameters()))
                .filter(parameter -> parameter.getRef() == null)
                .forEach(ApiParameters::describe);
        if (api.getComponents().getSchemas() == null) return;
        var sent = new HashSet<String>();
        operations(api)
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .filter(body -> body.getContent() != null)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .forEach(schema -> reach(schema, api, sent));
        api.getComponents().getSchemas().forEach((name, schema) -> {
            if (!sent.contains(name)) sayWhatIsAlwaysThere(name, schema);
        });
        namePages(api);
    }

    /** A page is named by what is on it as the document names that, and not by the name of its class. */
    private static void namePages(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var named = new HashMap<String, String>();
        schemas.forEach((name, schema) -> onPage(schema).ifPresent(item -> named.put(name, "PageOf" + item)));
        var components = OASFactory.createComponents();
        named.forEach((before, after) -> {
            components.addSchema(after, schemas.get(before));
            api.getComponents().removeSchema(before);
        });
        if (components.getSchemas() != null) components.getSchemas().forEach(api.getComponents()::addSchema);
        operations(api)
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .filter(schema -> schema != null && schema.getRef() != null)
                .forEach(schema -> {
                    var after = named.get(schema.getRef().substring(SCHEMA.length()));
                    if (after != null) schema.setRef(SCHEMA + after);
                });
    }

    /** The name of what is on a page; empty when it is no page. */
    private static Optional<String> onPage(Schema schema) {
        if (schema.getProperties() == null || !schema.getProperties().keySet().equals(PAGE)) return Optional.empty();
        return Optional.ofNullable(schema.getProperties().get("items").getItems())
                .map(Schema::getRef)
                .map(reference -> reference.substring(SCHEMA.length()));
    }

    private void sayWhatIsAlwaysThere(String name, Schema schema) {
        if (schema.getProperties() == null) return;
        var members = schema.getProperties().keySet();
        var written = records.stream()
                .filter(type -> isNamed(type, name))
                .filter(type ->
                        names(type.recordComponents(), component -> true).equals(members))
                .toList();
        if (written.isEmpty()) return;
        var always = new HashSet<>(members);
        for (var type : written) always.retainAll(names(type.recordComponents(), CompleteApi::isAlwaysThere));
        if (!always.isEmpty())
            schema.setRequired(members.stream().filter(always::contains).toList());
    }

    private static boolean isNamed(ClassInfo type, String name) {
        var annotation = type.declaredAnnotation(NAMED);
        var given = annotation == null ? null : annotation.value("name");
        if (given != null) return given.asString().equals(name);
        // The schema of Page<Order> is named PageOrder.
        return type.typeParameters().isEmpty() ? name.equals(type.simpleName()) : name.startsWith(type.simpleName());
    }

    private static Set<String> names(List<RecordComponentInfo> components, Predicate<RecordComponentInfo> those) {
        var names = new HashSet<String>();
        components.stream().filter(those).map(RecordComponentInfo::name).forEach(names::add);
        return names;
    }

    private static boolean isAlwaysThere(RecordComponentInfo component) {
        return !component.type().hasAnnotation(NULLABLE);
    }

    private static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths() == null
                ? Stream.of()
                : api.getPaths().getPathItems().values().stream()
                        .flatMap(item -> item.getOperations().values().stream());
    }

    /** Adds the names of all schemas that can be got to from this one. */
    private static void reach(@Nullable Schema from, OpenAPI api, Set<String> found) {
        if (from == null) return;
        var reference = from.getRef();
        if (reference != null && reference.startsWith(SCHEMA)) {
            var name = reference.substring(SCHEMA.length());
            if (found.add(name)) reach(api.getComponents().getSchemas().get(name), api, found);
        }
        reach(from.getItems(), api, found);
        reach(from.getAdditionalPropertiesSchema(), api, found);
        if (from.getProperties() != null) from.getProperties().values().forEach(next -> reach(next, api, found));
        Stream.of(from.getAllOf(), from.getAnyOf(), from.getOneOf())
                .flatMap(CompleteApi::orNone)
                .forEach(next -> reach(next, api, found));
    }

    private static <T> Stream<T> orNone(@Nullable Collection<T> some) {
        return some == null ? Stream.of() : some.stream();
    }
}
