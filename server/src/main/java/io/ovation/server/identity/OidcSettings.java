package io.ovation.server.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * OpenID Connect providers whose access tokens we take, by a name of the operator's choice: {@code ovation.oidc.<name>.issuer}
 * and so on. There may be any number, for staff and for users.
 */
@ConfigMapping(prefix = "ovation.oidc")
public interface OidcSettings {
    /** The providers by name. */
    @WithParentName
    Map<String, Provider> providers();

    /** One provider. */
    interface Provider {
        /** The issuer, exactly as in its tokens; its discovery document stands under it. */
        URI issuer();

        /** What a token's {@code aud} must hold: the client or API that stands for Ovation there. */
        String audience();

        /**
         * The public client (authorization code with PKCE, no secret) with which people sign in on our own pages; its redirect URI is
         * {@code /signed-in} there. Left out, there is no button for this provider.
         */
        Optional<String> clientId();

        /** What our pages ask for when people sign in. */
        @WithDefault("openid profile")
        String scope();

        /** How the button calls the provider; its name here when left out. */
        Optional<String> label();

        /** Whether staff or the platform's users sign in here. */
        @WithDefault("staff")
        People people();

        /** Where in a token the roles of staff stand; dots lead into objects, such as {@code realm_access.roles}. */
        @WithDefault("roles")
        String roleClaim();

        /**
         * What the provider's roles are here, as {@code theirs:ours} separated by commas. Left out, they have our names:
         * support, finance, trust, admin. Others are passed over.
         */
        Optional<String> roles();

        /** Which claim names a person for good: for users, the platform's own id of them. */
        @WithDefault("sub")
        String idClaim();

        /** Which claim holds a person's name. */
        @WithDefault("name")
        String nameClaim();

        /** Which claim holds a user's market or country, when a user is seen first. */
        Optional<String> marketClaim();

        /** The market of people whose token says none. */
        Optional<String> market();
    }

    /** Who signs in. */
    enum People {
        /** People who work for the operator. */
        STAFF,
        /** The platform's users. */
        USERS
    }
}
