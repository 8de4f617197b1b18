package org.entrepot.customer.notification;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Results;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.events.customer.Template;

/**
 * Writes letters from the templates in {@code templates/<language>}: the text's first line is the subject. Whatever is
 * filled into HTML is escaped, and a name that a template uses but nobody fills in is an error.
 */
@ApplicationScoped
class Letters {

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(Letters.linesOfGoods())
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(Letters::locate)
            .strictRendering(true)
            .removeStandaloneLines(true)
            .build();
    private final Map<String, Words> words = new ConcurrentHashMap<>();
    private final String shop;
    private final ZoneId zone;

    Letters(MailConfig config) {
        this.shop = config.shop();
        this.zone = config.zone();
    }

    /** The letter for a message, in the language of the one it goes to. */
    Letter of(Waiting waiting, Waiting.Addressee to) {
        var content = words.computeIfAbsent(to.language(), this::words).of(waiting);
        content.put("shop", shop);
        content.put("name", to.name());
        content.put("language", to.language());
        var template = to.language() + "/" + file(waiting.template());
        var text = engine.getTemplate(template + ".txt").render(content);
        var subject = text.lines().findFirst().orElseThrow();
        content.put("subject", subject);
        var html = engine.getTemplate(template + ".html").render(content);
        return new Letter(subject, text.substring(subject.length()).strip() + "\n", html);
    }

    private Words words(String language) {
        return new Words(Locale.of(language, language.equals("fr") ? "FR" : "GB"), zone);
    }

    private static String file(Template template) {
        return template.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a letter names most often, without reflection. */
    private static ValueResolver linesOfGoods() {
        return ValueResolver.builder()
                .applyToBaseClass(Words.Line.class)
                .resolveSync(asked -> {
                    var line = (Words.Line) asked.getBase();
                    return switch (asked.getName()) {
                        case "sku" -> line.sku();
                        case "quantity" -> line.quantity();
                        case "total" -> line.total();
                        default -> Results.notFound(asked);
                    };
                })
                .build();
    }

    private static Optional<TemplateLocation> locate(String id) {
        var found = Letters.class.getResource("/templates/" + id);
        return found == null ? Optional.empty() : Optional.of(new Located(id));
    }

    private record Located(String id) implements TemplateLocation {
        @Override
        public Reader read() {
            return new InputStreamReader(Letters.class.getResourceAsStream("/templates/" + id), StandardCharsets.UTF_8);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(id.endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN));
        }
    }
}
