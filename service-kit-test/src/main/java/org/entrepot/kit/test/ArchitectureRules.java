package org.entrepot.kit.test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.entrepot.events.EventCatalogue;
import org.entrepot.events.Fact;
import org.entrepot.kit.inbox.Listener;

/**
 * The architecture as rules that a build can break. A service's test calls {@link #check}; each rule has a fixture that
 * breaks it and a test that it is caught.
 */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /** Checks every rule on the production classes below the package. */
    public static void check(String service, String rootPackage) {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(rootPackage);
        if (classes.isEmpty()) throw new AssertionError("no classes below " + rootPackage);
        rules(service, rootPackage).values().forEach(rule -> rule.check(classes));
    }

    /** The rules by name. */
    static Map<String, ArchRule> rules(String service, String rootPackage) {
        var rules = new TreeMap<String, ArchRule>();
        rules.put(
                "features do not depend on each other in a circle",
                slices().matching(rootPackage + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .allowEmptyShould(true));
        rules.put(
                "listeners live in listening",
                classes()
                        .that(assignableTo(Listener.class))
                        .should()
                        .resideInAPackage("..listening..")
                        .allowEmptyShould(true));
        rules.put(
                "nobody but the relay produces to Kafka",
                noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka.clients.producer.."));
        rules.put(
                "time comes from the injected clock",
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis"));
        rules.put(
                "nobody sleeps",
                noClasses()
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .orShould()
                        .callMethod(Thread.class, "sleep", java.time.Duration.class));
        rules.put(
                "names say what a thing is",
                noClasses()
                        .should()
                        .haveSimpleNameEndingWith("Impl")
                        .orShould()
                        .haveSimpleNameEndingWith("Util")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils")
                        .orShould()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Dto")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper")
                        .orShould()
                        .haveSimpleNameStartingWith("Abstract"));
        rules.put("a fact is told by the service that owns it", classes().should(onlyTellFactsOf(service)));
        rules.put(
                "resources are not called from inside",
                noClasses()
                        .that(DescribedPredicate.not(assignableToResource()))
                        .should()
                        .dependOnClassesThat(assignableToResource())
                        .allowEmptyShould(true));
        rules.put(
                "use cases do not know who calls them",
                noClasses()
                        .that(DescribedPredicate.not(resideInAPackage("..listening..")))
                        .should()
                        .dependOnClassesThat(resideInAPackage(rootPackage + ".listening.."))
                        .allowEmptyShould(true));
        return rules;
    }

    private static DescribedPredicate<JavaClass> assignableToResource() {
        return DescribedPredicate.describe("HTTP resources", type -> isPartOfAResource(type) && !type.isRecord());
    }

    private static boolean isPartOfAResource(JavaClass type) {
        if (type.isAnnotatedWith(Path.class)) return true;
        return type.getEnclosingClass()
                .map(ArchitectureRules::isPartOfAResource)
                .orElse(false);
    }

    private static ArchCondition<JavaClass> onlyTellFactsOf(String service) {
        return new ArchCondition<>("only make facts that " + service + " owns") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (var call : type.getConstructorCallsFromSelf()) {
                    if (isForeignFact(call, service)) {
                        events.add(SimpleConditionEvent.violated(type, call.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isForeignFact(JavaConstructorCall call, String service) {
        if (!call.getTargetOwner().isAssignableTo(Fact.class)) return false;
        return EventCatalogue.saidBy(service).stream()
                .noneMatch(entry ->
                        entry.type().getName().equals(call.getTargetOwner().getName()));
    }
}
