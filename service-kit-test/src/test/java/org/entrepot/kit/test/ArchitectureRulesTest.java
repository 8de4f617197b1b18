package org.entrepot.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {

    private static final String FIXTURES = "org.entrepot.fixtures.bad";

    static Stream<String> rules() {
        return ArchitectureRules.rules("inventory-service", FIXTURES).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_rule_catches_the_fixture_that_breaks_it(String name) {
        var rule = ArchitectureRules.rules("inventory-service", FIXTURES).get(name);

        assertThat(rule.evaluate(new ClassFileImporter().importPackages(FIXTURES))
                        .hasViolation())
                .isTrue();
    }
}
