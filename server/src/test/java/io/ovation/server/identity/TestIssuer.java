package io.ovation.server.identity;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * A small OpenID Connect provider on the loopback: a discovery document, the public keys, and tokens that it signs itself.
 * The server under test knows two of them, one for staff and one for users, and a Keycloak that a slow test starts.
 *
 * <p>Address and key of each stand in system properties: the class is loaded once to start the server and once more beside it.
 */
public final class TestIssuer {
    /** Where staff sign in. */
    public static final TestIssuer STAFF = new TestIssuer("staff");
    /** Where the platform's users sign in. */
    public static final TestIssuer USERS = new TestIssuer("users");
    /** The client that stands for the server. */
    public static final String AUDIENCE = "ovation";
    /** The public client that stands for the web application. */
    public static final String CLIENT = "ovation-pages";
    /** Where the slow test starts its Keycloak, if it runs. */
    static final int KEYCLOAK_PORT = Integer.parseInt(shared("keycloak", () -> Integer.toString(freePort())));

    private static final RsaJsonWebKey FORGED = newKey("forged");

    private final String issuer;
    private final RsaJsonWebKey key;

    private TestIssuer(String name) {
        key = parse(shared(name + ".key", () -> newKey(name).toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE)));
        issuer = shared(name, this::start);
    }

    /** What the server under test is configured with. */
    public static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("ovation.oidc.staff.issuer", STAFF.issuer);
        settings.put("ovation.oidc.staff.audience", AUDIENCE);
        settings.put("ovation.oidc.staff.client-id", CLIENT);
        settings.put("ovation.oidc.staff.label", "Acme");
        settings.put("ovation.oidc.people.issuer", USERS.issuer);
        settings.put("ovation.oidc.people.audience", AUDIENCE);
        settings.put("ovation.oidc.people.people", "users");
        settings.put("ovation.oidc.people.market-claim", "country");
        settings.put("ovation.oidc.keycloak.issuer", "http://127.0.0.1:" + KEYCLOAK_PORT + "/realms/ovation");
        settings.put("ovation.oidc.keycloak.audience", "ovation-api");
        settings.put("ovation.oidc.keycloak.role-claim", "realm_access.roles");
        settings.put("ovation.oidc.keycloak.roles", "money-desk:finance, support:support");
        return settings;
    }

    /** The issuer in its tokens. */
    public String issuer() {
        return issuer;
    }

    /** Scheme, host and port. */
    public String origin() {
        return issuer.substring(0, issuer.indexOf("/sso"));
    }

    /** How often the public keys were read. */
    int keyReads() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return Integer.parseInt(http.send(
                            HttpRequest.newBuilder(URI.create(issuer + "/reads"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good access token of ten minutes with these claims. */
    public String token(Map<String, Object> claims) {
        return sign(claims(claims));
    }

    /** The claims of a good token, to spoil. */
    JwtClaims claims(Map<String, Object> more) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(AUDIENCE);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setGeneratedJwtId();
        more.forEach(claims::setClaim);
        return claims;
    }

    String sign(JwtClaims claims) {
        return sign(claims, key, key.getKeyId());
    }

    /** Signed by somebody else who calls the key the same. */
    String forge(JwtClaims claims) {
        return sign(claims, FORGED, key.getKeyId());
    }

    /** Signed by somebody else with a key of this name. */
    String forge(JwtClaims claims, String keyId) {
        return sign(claims, FORGED, keyId);
    }

    private String start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/sso";
            AtomicInteger reads = new AtomicInteger();
            answer(
                    server,
                    "/sso/.well-known/openid-configuration",
                    () -> "{\"issuer\":\"" + address + "\",\"jwks_uri\":\"" + address
                            + "/keys\",\"authorization_endpoint\":\"" + address + "/authorize\",\"token_endpoint\":\""
                            + address + "/token\"}");
            new SignInPages(this, address).serve(server);
            answer(server, "/sso/reads", () -> Integer.toString(reads.get()));
            answer(server, "/sso/keys", () -> {
                reads.incrementAndGet();
                return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
            });
            server.start();
            return address;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sign(JwtClaims claims, RsaJsonWebKey key, String keyId) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(keyId);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey newKey(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2_048);
            key.setKeyId(id);
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey parse(String json) {
        try {
            return new RsaJsonWebKey(JsonUtil.parseJson(json));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shared(String name, Supplier<String> make) {
        return (String) System.getProperties().computeIfAbsent("test.issuer." + name, missing -> make.get());
    }

    private static void answer(HttpServer server, String path, Supplier<String> body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
