package org.entrepot.stack.doctor;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.stack.StackFailure;
import org.entrepot.stack.supervise.Stack;

/** Looks at the live parts and compares them with what was argued: settings, topics, connector, slot, rights, realm. */
public final class Doctor {
    private final Stack stack;

    public Doctor(Stack stack) {
        this.stack = stack;
    }

    /** One examination per part that is part of this stack. */
    public List<Examination> examine() {
        if (!stack.isUp())
            throw new StackFailure("Entrepot is not up in " + stack.home().folder() + ". Start it with ./entrepot up.");
        var parts = stack.settings().parts();
        List<Examination> all = new ArrayList<>();
        if (parts.contains("postgres")) all.add(new PostgresDoctor(stack).examine());
        if (parts.contains("kafka")) all.add(new KafkaDoctor(stack).examine());
        if (parts.contains("connect")) all.add(new ConnectDoctor(stack).examine());
        if (parts.contains("keycloak")) all.add(new KeycloakDoctor(stack).examine());
        return List.copyOf(all);
    }
}
