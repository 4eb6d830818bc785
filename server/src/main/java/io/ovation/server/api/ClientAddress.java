package io.ovation.server.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from. Proxies append to {@code X-Forwarded-For} whom they heard from, so its end is as true as the
 * proxies are, and its beginning is whatever the caller wrote. It is read from the end, over the operator's own proxies, and only
 * when one of them speaks to us. Any thread; never blocks.
 */
@ApplicationScoped
public class ClientAddress {
    private static final String HEADER = "X-Forwarded-For";

    private final List<Network> proxies;

    ClientAddress(HttpSettings settings) {
        proxies = settings.trustedProxies().orElse(List.of()).stream()
                .map(Network::orAddress)
                .toList();
    }

    /** Whether a text is a list of addresses and networks, separated by commas. */
    public static boolean areNetworks(String text) {
        try {
            Arrays.stream(text.split(",", -1)).forEach(Network::orAddress);
            return true;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    /** The address of a request's sender, as text; null when the connection has none. */
    public @Nullable String of(HttpServerRequest request) {
        @Nullable String address = peer(request.remoteAddress());
        if (address == null || proxies.isEmpty() || !isProxy(address)) {
            return address;
        }
        String[] said = String.join(",", request.headers().getAll(HEADER)).split(",", -1);
        for (int i = said.length - 1; i >= 0; i--) {
            String each = said[i].strip();
            if (!isAddress(each)) {
                break;
            }
            address = each;
            if (!isProxy(each)) {
                break;
            }
        }
        return address;
    }

    private boolean isProxy(String address) {
        try {
            InetAddress literal = InetAddress.ofLiteral(address);
            return proxies.stream().anyMatch(proxy -> proxy.contains(literal));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static @Nullable String peer(@Nullable SocketAddress address) {
        if (address == null) {
            return null;
        }
        @Nullable String literal = address.hostAddress();
        return literal == null ? address.host() : literal;
    }
}
