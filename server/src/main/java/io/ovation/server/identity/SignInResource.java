package io.ovation.server.identity;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/sign-in-providers}: where people can sign in from a page. */
@Path("/v1/sign-in-providers")
@Public
public class SignInResource {
    private final Providers providers;

    SignInResource(OidcSettings settings) {
        providers = new Providers(settings.providers().entrySet().stream()
                .filter(each -> each.getValue().clientId().isPresent())
                .map(each -> Provider.of(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(Provider::name))
                .toList());
    }

    /**
     * The OpenID Connect providers with which a page signs people in (authorization code with PKCE), by name; none when the operator
     * has set up none. Their access tokens are good as bearer tokens here.
     */
    @GET
    @Operation(operationId = "listSignInProviders")
    public Providers list() {
        return providers;
    }

    /** The providers. */
    public record Providers(List<Provider> items) {}

    /**
     * A provider.
     *
     * @param label what to write on a button
     * @param issuer its discovery document stands under it
     * @param clientId the public client that stands for our pages there
     * @param scope what to ask for
     */
    public record Provider(String name, String label, String issuer, String clientId, String scope) {
        static Provider of(String name, OidcSettings.Provider settings) {
            return new Provider(
                    name,
                    settings.label().orElse(name),
                    settings.issuer().toString(),
                    settings.clientId().orElseThrow(),
                    settings.scope());
        }
    }
}
