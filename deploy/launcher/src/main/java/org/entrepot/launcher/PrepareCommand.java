package org.entrepot.launcher;

import org.entrepot.stack.local.Preparation;
import org.entrepot.stack.supervise.Training;

/** What is made once after a build, so that starting is quick: unpacked programs, Keycloak built for our options. */
final class PrepareCommand implements Command {
    @Override
    public String name() {
        return "prepare";
    }

    @Override
    public String help() {
        return "prepare [--train no]                             makes once what starting needs (done by build)";
    }

    @Override
    public int run(Args args) {
        args.allowing("train");
        Preparation.run(System.out::println);
        if (!args.option("train").orElse("yes").equals("no")) new Training(Args.repository()).run(System.out::println);
        return 0;
    }
}
