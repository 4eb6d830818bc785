package io.ovation.server.coin.appstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * The app stores as far as tests need them: a chain of certificates with the marks that Apple's carry, whose root the server
 * under test is told to trust, and a local server that answers as Google's publisher interface does. Keys and addresses lie in
 * files, because the server under test and the tests are loaded apart.
 */
public final class TestStores {
    /** The app's bundle id and package name. */
    public static final String APP = "io.ovation.test";

    /** Who push messages are for and who signs them. */
    public static final String AUDIENCE = "https://ovation.test/v1/provider-callbacks/play";

    public static final String PUSHER = "push@ovation-test.iam.gserviceaccount.com";

    private static final char[] PASSWORD = "test".toCharArray();
    private static final ASN1ObjectIdentifier LEAF_MARK = new ASN1ObjectIdentifier("1.2.840.113635.100.6.11.1");
    private static final ASN1ObjectIdentifier INTERMEDIATE_MARK = new ASN1ObjectIdentifier("1.2.840.113635.100.6.2.1");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "test-stores.folder";

    private TestStores() {}

    /** Sets the stores up and gives the settings of a server that trusts them. */
    public static Map<String, String> settings() {
        try {
            Path folder = Files.createTempDirectory("ovation-stores");
            System.setProperty(FOLDER, folder.toString());
            apple(folder, "apple");
            apple(folder, "stranger");
            String google = google(folder);
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("ovation.stores.apple.bundle-id", APP);
            settings.put(
                    "ovation.stores.apple.root-certificates",
                    folder.resolve("apple-root.der").toString());
            settings.put("ovation.stores.apple.online-checks", "false");
            settings.put("ovation.stores.google.package-name", APP);
            settings.put(
                    "ovation.stores.google.service-account",
                    folder.resolve("service-account.json").toString());
            settings.put("ovation.stores.google.root-url", google);
            settings.put("ovation.stores.google.certificates-url", google + "certs");
            settings.put("ovation.stores.google.notification-audience", AUDIENCE);
            settings.put("ovation.stores.google.notification-account", PUSHER);
            return settings;
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed as Apple signs. */
    static String apple(Map<String, Object> payload) {
        return signed(payload, "apple");
    }

    /** The same by somebody with a chain of their own. */
    static String stranger(Map<String, Object> payload) {
        return signed(payload, "stranger");
    }

    /** A token of Google's for a push message. */
    static String pushToken(Map<String, Object> claims) {
        try {
            KeyStore keys = keys("google");
            JsonWebSignature token = new JsonWebSignature();
            token.setPayload(JSON.writeValueAsString(claims));
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            token.setKeyIdHeaderValue("test");
            token.setKey((PrivateKey) keys.getKey("key", PASSWORD));
            return token.getCompactSerialization();
        } catch (GeneralSecurityException | IOException | JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on, the publisher interface answers this to a GET of a path under the application. */
    static void answers(String path, Object body) {
        call("PUT", path, body);
    }

    /** How often the publisher interface was told this by POST. */
    static int told(String path) {
        return Integer.parseInt(call("COUNT", path, Map.of()));
    }

    private static String call(String method, String path, Object body) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(
                                            Files.readString(folder().resolve("google-url")) + "test/" + path))
                                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String signed(Map<String, Object> payload, String by) {
        try {
            KeyStore keys = keys(by);
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(JSON.writeValueAsString(payload));
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            signature.setCertificateChainHeaderValue(Arrays.stream(keys.getCertificateChain("key"))
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new));
            signature.setKey(keys.getKey("key", PASSWORD));
            return signature.getCompactSerialization();
        } catch (GeneralSecurityException | IOException | JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void apple(Path folder, String name)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair root = generator.generateKeyPair();
        KeyPair intermediate = generator.generateKeyPair();
        KeyPair leaf = generator.generateKeyPair();
        X509Certificate rootCertificate =
                certificate("CN=Root of " + name, root, "CN=Root of " + name, root, true, null);
        X509Certificate between =
                certificate("CN=Between of " + name, intermediate, "CN=Root of " + name, root, true, INTERMEDIATE_MARK);
        X509Certificate signer =
                certificate("CN=Signer of " + name, leaf, "CN=Between of " + name, intermediate, false, LEAF_MARK);
        Files.write(folder.resolve(name + "-root.der"), rootCertificate.getEncoded());
        keep(folder, name, leaf.getPrivate(), signer, between, rootCertificate);
    }

    private static X509Certificate certificate(
            String subject, KeyPair of, String issuer, KeyPair by, boolean authority, ASN1ObjectIdentifier mark)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofDays(400))),
                Date.from(now.plus(Duration.ofDays(400))),
                new X500Name(subject),
                of.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (mark != null) {
            builder.addExtension(mark, false, DERNull.INSTANCE);
        }
        String algorithm = by.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(by.getPrivate())));
    }

    private static void keep(Path folder, String name, PrivateKey key, Certificate... chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        store.setKeyEntry("key", key, PASSWORD, chain);
        try (var out = Files.newOutputStream(folder.resolve(name + ".p12"))) {
            store.store(out, PASSWORD);
        }
    }

    private static KeyStore keys(String name) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(folder().resolve(name + ".p12"))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static Path folder() {
        return Path.of(System.getProperty(FOLDER));
    }

    private static String google(Path folder) throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair signer = generator.generateKeyPair();
        KeyPair account = generator.generateKeyPair();
        X509Certificate certificate = certificate("CN=Google", signer, "CN=Google", signer, false, null);
        keep(folder, "google", signer.getPrivate(), certificate);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        Publisher publisher = new Publisher(url, account, pem("CERTIFICATE", certificate.getEncoded()));
        server.createContext("/", publisher::answer);
        server.setExecutor(command -> Thread.ofVirtual().start(command));
        server.start();
        Files.writeString(folder.resolve("google-url"), url);
        Files.writeString(
                folder.resolve("service-account.json"),
                JSON.writeValueAsString(Map.of(
                        "type", "service_account",
                        "project_id", "ovation-test",
                        "private_key_id", "test",
                        "private_key", pem("PRIVATE KEY", account.getPrivate().getEncoded()),
                        "client_email", "orders@ovation-test.iam.gserviceaccount.com",
                        "client_id", "1",
                        "token_uri", url + "token")));
        return url;
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }

    /** Stands for Google: gives tokens to the service account that signs for itself, and answers to nobody without one. */
    private static final class Publisher {
        private static final String APPLICATION = "/androidpublisher/v3/applications/" + APP + "/";

        private final String url;
        private final KeyPair account;
        private final String certificate;
        private final String access = UUID.randomUUID().toString();
        private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
        private final Map<String, Integer> told = new ConcurrentHashMap<>();

        Publisher(String url, KeyPair account, String certificate) {
            this.url = url;
            this.account = account;
            this.certificate = certificate;
        }

        void answer(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.startsWith("/test/")) {
                String key = path.substring("/test/".length());
                if (exchange.getRequestMethod().equals("PUT")) {
                    answers.put(key, body);
                }
                send(exchange, 200, String.valueOf(told.getOrDefault(key, 0)).getBytes(StandardCharsets.UTF_8));
            } else if (path.equals("/certs")) {
                send(exchange, 200, JSON.writeValueAsBytes(Map.of("test", certificate)));
            } else if (path.equals("/token")) {
                boolean holds = assertionHolds(new String(body, StandardCharsets.UTF_8));
                send(
                        exchange,
                        holds ? 200 : 400,
                        JSON.writeValueAsBytes(
                                holds
                                        ? Map.of("access_token", access, "expires_in", 3600, "token_type", "Bearer")
                                        : Map.of("error", "invalid_grant")));
            } else if (!("Bearer " + access).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{}".getBytes(StandardCharsets.UTF_8));
            } else if (path.startsWith(APPLICATION)) {
                String key = path.substring(APPLICATION.length());
                if (exchange.getRequestMethod().equals("POST")) {
                    told.merge(key, 1, Integer::sum);
                    send(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
                } else {
                    byte[] answer = answers.get(key);
                    send(
                            exchange,
                            answer == null ? 404 : 200,
                            answer == null ? "{}".getBytes(StandardCharsets.UTF_8) : answer);
                }
            } else {
                send(exchange, 404, "{}".getBytes(StandardCharsets.UTF_8));
            }
        }

        private boolean assertionHolds(String form) {
            String assertion = form.replaceFirst(".*assertion=([^&]*).*", "$1");
            try {
                new JwtConsumerBuilder()
                        .setVerificationKey(account.getPublic())
                        // The library names Google's own address whatever address it was given.
                        .setExpectedAudience(url + "token", "https://oauth2.googleapis.com/token")
                        .build()
                        .process(assertion);
                return true;
            } catch (InvalidJwtException e) {
                return false;
            }
        }

        private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
