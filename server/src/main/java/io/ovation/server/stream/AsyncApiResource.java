package io.ovation.server.stream;

import io.ovation.server.identity.Public;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The AsyncAPI document, beside the OpenAPI one. */
@Path("/v1")
@Public
public class AsyncApiResource {
    private final AsyncApiDocument document;

    AsyncApiResource(AsyncApiDocument document) {
        this.document = document;
    }

    /** The AsyncAPI document as JSON. */
    @GET
    @Path("asyncapi.json")
    @Produces("application/json")
    public String json() {
        return document.json();
    }

    /** The AsyncAPI document as YAML. */
    @GET
    @Path("asyncapi.yaml")
    @Produces("application/yaml")
    public String yaml() {
        return document.yaml();
    }
}
