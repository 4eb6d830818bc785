package io.ovation.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers with a problem where no endpoint is at work: at the edge and on routes of sockets. Never blocks. */
@ApplicationScoped
public class ProblemWriter {
    private final ObjectMapper json;

    /** Made once. */
    public ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    /** Ends a request with a problem, with the same headers as everywhere. */
    public void end(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        response.setStatusCode(problem.code().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.CONTENT_TYPE);
        ProblemMappers.headers(problem).forEach(response::putHeader);
        try {
            response.end(json.writeValueAsString(ProblemBody.of(problem, RequestTag.of(context))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem cannot be written as JSON", e);
        }
    }
}
