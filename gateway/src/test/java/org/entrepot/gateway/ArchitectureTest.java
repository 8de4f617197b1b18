package org.entrepot.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.events.Fact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of the services, as far as they are the gateway's too, which does without their kit, and those that are its own.
 * Each has an offence among the fixtures.
 */
class ArchitectureTest {

    private static final String GATEWAY = "org.entrepot.gateway";
    private static final String FIXTURES = "org.entrepot.fixtures.bad";

    private static final JavaClasses OURS =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(GATEWAY);
    private static final JavaClasses OFFENCES = new ClassFileImporter().importPackages(FIXTURES);

    static Stream<String> rules() {
        return rules(GATEWAY).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_gateway_keeps_the_rules_of_the_architecture(String name) {
        assertThat(OURS).isNotEmpty();
        rules(GATEWAY).get(name).check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_rule_catches_the_fixture_that_breaks_it(String name) {
        assertThat(rules(FIXTURES).get(name).evaluate(OFFENCES).hasViolation()).isTrue();
    }

    private static Map<String, ArchRule> rules(String root) {
        return Map.of(
                "features do not depend on each other in a circle",
                slices().matching(root + ".(*)..").should().beFreeOfCycles(),
                "nobody but the relay produces to Kafka",
                noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka.clients.producer.."),
                "a fact is told by the service that owns it",
                noClasses().should().callConstructorWhere(describe("it makes a fact", ArchitectureTest::makesAFact)),
                "time comes from the injected clock",
                noClasses()
                        .that()
                        .doNotHaveSimpleName("Clocks")
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis"),
                "nobody sleeps",
                noClasses().should().callMethod(Thread.class, "sleep", long.class),
                "names say what a thing is",
                noClasses().should().haveNameMatching(".*(Impl|Utils?|Manager|Dto|Helper)"),
                "what an event loop does blocks nobody",
                noClasses().should().dependOnClassesThat().resideInAnyPackage("java.net.http..", "java.sql.."));
    }

    private static boolean makesAFact(JavaConstructorCall call) {
        return call.getTargetOwner().isAssignableTo(Fact.class);
    }
}
