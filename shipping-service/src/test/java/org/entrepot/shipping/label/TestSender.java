package org.entrepot.shipping.label;

import java.util.List;

/** Who sends labels in tests. */
final class TestSender implements Sender {

    @Override
    public String name() {
        return "Entrepot";
    }

    @Override
    public List<String> lines() {
        return List.of("Unit 1", "Harbour Road");
    }

    @Override
    public String postcode() {
        return "BS1 4RN";
    }

    @Override
    public String city() {
        return "Bristol";
    }

    @Override
    public String country() {
        return "GB";
    }
}
