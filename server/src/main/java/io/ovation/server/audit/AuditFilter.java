package io.ovation.server.audit;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemBody;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.ProblemMappers;
import io.ovation.server.api.RequestTag;
import io.ovation.server.identity.AccessRule;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records every request that somebody is let in for as a member of staff, with the status it was answered with, before the
 * answer leaves. A read that cannot be recorded is not answered; what a change did has been recorded with it, in its own
 * SQL transaction. Who knocks there, is known and is not let in is recorded too. Endpoints that let staff in run on virtual threads, because this blocks; a test holds that.
 */
class AuditFilter {
    private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);
    private static final int LONGEST_QUERY = 500;

    private final Audit audit;
    private final RefusedAttempts attempts;
    private final Callers callers;
    private final Map<Method, Endpoint> endpoints = new ConcurrentHashMap<>();

    AuditFilter(Audit audit, RefusedAttempts attempts, Callers callers) {
        this.audit = audit;
        this.attempts = attempts;
        this.callers = callers;
    }

    @ServerResponseFilter
    public void record(
            ResourceInfo resource,
            ContainerRequestContext request,
            ContainerResponseContext response,
            RoutingContext context) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        Endpoint endpoint = endpoints.computeIfAbsent(method, Endpoint::of);
        Optional<Caller> caller = endpoint.rule().anyOf().isEmpty() ? Optional.empty() : callers.known();
        if (caller.isEmpty()) {
            return;
        }
        if (!endpoint.rule().letsInAsStaff(caller.get())) {
            if (endpoint.rule().refusesAtStaffsDoor(caller.get())) {
                refused(endpoint, caller.get(), context, response.getStatus());
            }
            return;
        }
        try {
            String query = Optional.ofNullable(context.request().query()).orElse("");
            audit.recordRequest(
                    caller.get(),
                    new AuditDraft(
                            endpoint.action(),
                            context.request().path(),
                            query.isEmpty()
                                    ? Map.of()
                                    : Map.of(
                                            "query",
                                            query.length() > LONGEST_QUERY
                                                    ? query.substring(0, LONGEST_QUERY)
                                                    : query)),
                    response.getStatus());
        } catch (RuntimeException away) {
            LOG.error("A request of staff could not be recorded: {}", endpoint.action(), away);
            if (request.getMethod().equals(HttpMethod.GET)) {
                refuse(response, context);
            }
        }
    }

    /** The answer says no either way, so one that cannot be recorded is not held back. */
    private void refused(Endpoint endpoint, Caller caller, RoutingContext context, int status) {
        AuditDraft attempt = AuditDraft.of(endpoint.action(), context.request().path());
        Runnable record = () -> {
            try {
                attempts.record(caller, attempt, status);
            } catch (RuntimeException away) {
                LOG.error("A refused attempt could not be recorded: {}", attempt.action(), away);
            }
        };
        if (Context.isOnEventLoopThread()) {
            Thread.startVirtualThread(record);
        } else {
            record.run();
        }
    }

    private static void refuse(ContainerResponseContext response, RoutingContext context) {
        Problem problem = Problem.of(ProblemCode.BUSY)
                .detail("What staff see is recorded, and it cannot be now")
                .retryAfter(Duration.ofSeconds(1))
                .cure("Try again in a moment");
        response.setStatus(problem.code().status());
        response.getHeaders().putSingle("Retry-After", "1");
        response.getHeaders().putSingle("Content-Type", ProblemMappers.CONTENT_TYPE);
        response.setEntity(ProblemBody.of(problem, RequestTag.of(context)));
    }

    /** What of an endpoint never changes. */
    private record Endpoint(AccessRule rule, String action) {
        static Endpoint of(Method method) {
            StringBuilder action = new StringBuilder();
            for (Annotation each : method.getAnnotations()) {
                HttpMethod verb = each.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    action.append(verb.value()).append(' ');
                }
            }
            append(action, method.getDeclaringClass().getAnnotation(Path.class));
            append(action, method.getAnnotation(Path.class));
            return new Endpoint(AccessRule.of(method), action.toString());
        }

        private static void append(StringBuilder action, Path path) {
            if (path != null && !path.value().isEmpty()) {
                action.append(path.value().startsWith("/") ? "" : "/").append(path.value());
            }
        }
    }
}
