package org.entrepot.kit.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.entrepot.kit.inbox.Failpoints;

/** The place where a process can die that has committed what was asked for and not yet said so. */
@Provider
class LostAnswers implements ContainerResponseFilter {

    private final Failpoints failpoints;

    LostAnswers(Failpoints failpoints) {
        this.failpoints = failpoints;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getStatus() < 300) failpoints.reach(Failpoints.BEFORE_ANSWER);
    }
}
