package org.entrepot.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BootstrapTest {
    @Test
    void a_statement_ends_at_a_semicolon_outside_of_dollars() {
        var statements = Bootstrap.statements("""
                -- first
                create schema a;

                do $$
                begin
                    perform 1;
                end $$;
                select 2;
                """);

        assertThat(statements).hasSize(3);
        assertThat(statements.get(1)).startsWith("do $$").contains("perform 1;");
    }
}
