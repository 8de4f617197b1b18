package org.entrepot.launcher;

import org.entrepot.stack.doctor.Doctor;
import org.entrepot.stack.supervise.Stack;

/** Compares the live configuration with the values that were argued, and explains each deviation. */
final class DoctorCommand implements Command {
    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String help() {
        return "doctor                                           compares the live configuration with what it must be";
    }

    @Override
    public int run(Args args) {
        args.allowing();
        var examinations = new Doctor(Stack.at(args.home())).examine();
        var deviations = 0;
        for (var examination : examinations) {
            examination.inWords().forEach(System.out::println);
            deviations += examination.deviations().size();
        }
        System.out.println(deviations == 0 ? "Everything is as it must be." : deviations + " deviations.");
        return deviations == 0 ? 0 : 1;
    }
}
