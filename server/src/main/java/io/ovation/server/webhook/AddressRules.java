package io.ovation.server.webhook;

import io.ovation.server.api.Network;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where webhooks may go. An address is looked up once for each connection and checked, and the connection is made to what
 * was checked: a name that answers differently the second time (DNS rebinding) gains nothing. Redirects are not followed.
 *
 * <p>Refused is everything that is not a public unicast address: the special-purpose registries of IANA for IPv4 and IPv6 (RFC
 * 6890 and its updates). Networks named in {@code ovation.webhooks.allowed-networks} are allowed all the same. Any thread;
 * looking up may block.
 */
@ApplicationScoped
class AddressRules {
    private static final int LONGEST_URL = 500;

    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(Network::of)
            .toList();

    /** The only public unicast space of IPv6 there is; inside it, what wraps or tunnels other addresses or is documentation. */
    private static final Network PUBLIC_6 = Network.of("2000::/3");

    private static final List<Network> SPECIAL_6 = Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(Network::of)
            .toList();

    private final List<Network> allowed;
    private final boolean plainHttp;
    private final Lookup lookup;

    @Inject
    AddressRules(WebhookSettings settings, Secrets secrets) {
        this(settings.allowedNetworks().orElse(List.of()), secrets.mode().isTest(), InetAddress::getAllByName);
    }

    AddressRules(List<String> allowedNetworks, boolean plainHttp, Lookup lookup) {
        this.allowed = allowedNetworks.stream().map(AddressRules::named).toList();
        this.plainHttp = plainHttp;
        this.lookup = lookup;
    }

    /** Looks names up; the system's way, but in tests. */
    @FunctionalInterface
    interface Lookup {
        /** All addresses of a host. */
        InetAddress[] find(String host) throws UnknownHostException;
    }

    /** Refuses an URL that events cannot go to, with {@code field_invalid}. Looks its host up. */
    void check(String url) {
        try {
            target(parsed(url));
        } catch (Refused refused) {
            throw invalid(String.valueOf(refused.getMessage()));
        }
    }

    /** Where to connect for an URL that was accepted before: looked up and checked now. */
    Target target(String url) throws Refused {
        return target(parsed(url));
    }

    private Target target(URI uri) throws Refused {
        String host = uri.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        InetAddress[] found;
        try {
            found = lookup.find(bare);
        } catch (UnknownHostException e) {
            throw new Refused("The host '" + bare + "' is not known");
        }
        for (InetAddress address : found) {
            if (!isAllowed(address)) {
                throw new Refused("The host '" + bare + "' is at a private or special address");
            }
        }
        boolean tls = uri.getScheme().equalsIgnoreCase("https");
        int port = uri.getPort() == -1 ? tls ? 443 : 80 : uri.getPort();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(found[0], bare, port, tls, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private boolean isAllowed(InetAddress address) {
        if (allowed.stream().anyMatch(network -> network.contains(address))) {
            return true;
        }
        return address.getAddress().length == 4
                ? SPECIAL.stream().noneMatch(network -> network.contains(address))
                : PUBLIC_6.contains(address) && SPECIAL_6.stream().noneMatch(network -> network.contains(address));
    }

    private URI parsed(String url) {
        if (url.length() > LONGEST_URL) {
            throw invalid("At most " + LONGEST_URL + " characters");
        }
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("https") && !(plainHttp && scheme.equals("http"))) {
                throw invalid(plainHttp ? "An http or https address" : "An https address");
            }
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw invalid("A host, without user name and fragment");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw invalid("Not an address");
        }
    }

    private static Network named(String text) {
        try {
            return Network.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a network such as 10.1.0.0/16 (ovation.webhooks.allowed-networks)", e);
        }
    }

    private static Problem invalid(String detail) {
        return Problem.of(ProblemCode.FIELD_INVALID).field("url").detail(detail);
    }

    /**
     * Where to connect.
     *
     * @param address the one that was checked
     * @param host the name for TLS and the Host header
     * @param uri path and query
     */
    record Target(InetAddress address, String host, int port, boolean tls, String uri) {}

    /** An address that webhooks do not go to. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, null, false, false);
        }
    }
}
