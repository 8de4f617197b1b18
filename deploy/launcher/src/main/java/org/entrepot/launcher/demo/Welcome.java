package org.entrepot.launcher.demo;

import java.nio.file.Path;
import org.entrepot.launcher.platform.Platform;

/** Where to look next, while the platform stays up. */
final class Welcome {
    private Welcome() {}

    static void print(Platform platform, Path home) {
        System.out.printf(
                """

                The platform stays up; ./entrepot down stops it.
                  API             %s
                  OpenAPI         %s/openapi
                  mails           %s/
                  logins          %s/account
                  accounts        user names are the roles (order-clerk, returns-clerk, operations …), ada@customers.example
                                  and blaise@customers.example; their passwords are in %s (user.…), those of machine clients
                                  too (client.…)
                  look further    ./entrepot orders | trace <order> | parked | audit | status | doctor
                """,
                platform.gateway(), platform.gateway(), platform.mails(), platform.issuer(), home.resolve("secrets"));
    }
}
