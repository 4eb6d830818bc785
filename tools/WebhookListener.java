import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands where your platform's webhook endpoint will stand: takes deliveries on this machine, verifies their signature as
 * Standard Webhooks says (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md), and prints each one in a line.
 * Shares no code with Ovation: only the JDK is needed.
 *
 *   ./ovation listen PORT SECRET_FILE
 *   java tools/WebhookListener.java PORT SECRET_FILE
 *
 * The file holds the endpoint's secret (whsec_...), and is read with each delivery: it may be written after this was started.
 * A delivery that cannot be verified is printed as refused and answered with 401.
 */
final class WebhookListener {
    private static final int LARGEST_BODY = 1 << 20;
    private static final long TOLERANCE_SECONDS = 300;

    private final Path secretFile;

    private WebhookListener(Path secretFile) {
        this.secretFile = secretFile;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2 || !arguments[0].matches("\\d{1,5}")) {
            System.err.println("usage: ./ovation listen PORT SECRET_FILE");
            System.exit(2);
        }
        int port = Integer.parseInt(arguments[0]);
        WebhookListener listener = new WebhookListener(Path.of(arguments[1]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", listener::take);
        server.start();
        System.out.println("listening at http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
            String refusal = refusal(exchange, body);
            System.out.println(
                    (refusal == null ? "verified " : "refused (" + refusal + ") ")
                            + new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " "));
            exchange.sendResponseHeaders(refusal == null ? 204 : 401, -1);
        } catch (IOException | RuntimeException e) {
            System.out.println("refused (" + e + ")");
        }
    }

    /** Why a delivery is not to be believed; null when it is. */
    private String refusal(HttpExchange exchange, byte[] body) throws IOException {
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        String signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
        if (id == null || time == null || signatures == null || !time.matches("\\d{1,12}")) {
            return "not signed";
        }
        if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) > TOLERANCE_SECONDS) {
            return "too old";
        }
        byte[] expected = signature(id + "." + time + ".", body);
        for (String each : signatures.split(" ")) {
            byte[] told = each.startsWith("v1,") ? each.substring(3).getBytes(StandardCharsets.US_ASCII) : new byte[0];
            if (MessageDigest.isEqual(expected, told)) {
                return null;
            }
        }
        return "not signed with this secret";
    }

    private byte[] signature(String before, byte[] body) throws IOException {
        try {
            String secret = Files.readString(secretFile).strip().replaceFirst("^whsec_", "");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
