package io.ovation.server.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages of a small provider on which people sign in: whoever comes is Casey of the money desk. It holds a client to what RFC 6749
 * and RFC 7636 ask of it: one that does not, gets no token.
 */
final class SignInPages {
    private record Code(String redirectUri, String challenge) {}

    private final TestIssuer issuer;
    private final String address;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Boolean> refreshTokens = new ConcurrentHashMap<>();

    SignInPages(TestIssuer issuer, String address) {
        this.issuer = issuer;
        this.address = address;
    }

    void serve(HttpServer server) {
        server.createContext("/sso/authorize", this::authorize);
        server.createContext("/sso/token", this::token);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        boolean isGood = "code".equals(asked.get("response_type"))
                && TestIssuer.CLIENT.equals(asked.get("client_id"))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.getOrDefault("code_challenge", "").length() == 43
                && asked.getOrDefault("state", "").length() >= 32
                && asked.getOrDefault("scope", "").contains("openid")
                && asked.getOrDefault("redirect_uri", "").endsWith("/signed-in");
        if (!isGood) {
            answer(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, new Code(asked.get("redirect_uri"), asked.get("code_challenge")));
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        asked.get("redirect_uri") + "?code=" + code + "&state=" + encoded(asked.get("state")) + "&iss="
                                + encoded(address));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean isGood = TestIssuer.CLIENT.equals(asked.get("client_id"))
                && ("refresh_token".equals(asked.get("grant_type"))
                        ? refreshTokens.remove(asked.getOrDefault("refresh_token", "")) != null
                        : isGoodCode(asked));
        if (!isGood) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"not yours\"}");
            return;
        }
        String refresh = UUID.randomUUID().toString();
        refreshTokens.put(refresh, true);
        String access = issuer.token(Map.of("sub", "casey", "name", "Casey", "roles", List.of("finance")));
        answer(
                exchange,
                200,
                "{\"access_token\":\"" + access + "\",\"token_type\":\"Bearer\",\"expires_in\":600,\"refresh_token\":\""
                        + refresh + "\"}");
    }

    /** A code is good once, for who has the verifier. */
    private boolean isGoodCode(Map<String, String> asked) {
        Code code = codes.remove(asked.getOrDefault("code", ""));
        return "authorization_code".equals(asked.get("grant_type"))
                && code != null
                && code.redirectUri().equals(asked.get("redirect_uri"))
                && code.challenge().equals(challenge(asked.getOrDefault("code_verifier", "")));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
