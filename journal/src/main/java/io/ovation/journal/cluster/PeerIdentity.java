package io.ovation.journal.cluster;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.ovation.journal.JournalUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * What instances of one database prove themselves with: one key and one certificate, made by the first of them and kept in
 * the database they share. Both ends of a connection show it and accept nothing else (mutual TLS), so whoever may not read the
 * database can neither ask a holder nor pose as one.
 */
final class PeerIdentity {

    /** The name in the certificate; it stands for the installation, not for a machine. */
    static final String NAME = "ovation";

    private static final String SECRET = "peer.keystore";
    private static final String ALIAS = "peer";

    /** Keystores must have one; what protects the key is the database. */
    private static final String PASSWORD = "kept-in-the-database";

    private static final String DAYS = "36500";
    private static final long PATIENCE_SECONDS = 30;

    private final PrivateKey key;
    private final X509Certificate certificate;

    private PeerIdentity(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * Reads the identity, or makes it when this is the first instance.
     *
     * @throws JournalUnavailable when the database cannot be asked or the identity cannot be made
     */
    static PeerIdentity of(DataSource dataSource) {
        try {
            byte[] stored = SharedSecrets.get(dataSource, SECRET, PeerIdentity::make);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(stored), PASSWORD.toCharArray());
            return new PeerIdentity((PrivateKey) keys.getKey(ALIAS, PASSWORD.toCharArray()), (X509Certificate)
                    keys.getCertificate(ALIAS));
        } catch (SQLException | GeneralSecurityException | IOException failed) {
            throw new JournalUnavailable("the identity of the instances cannot be read or made", failed);
        }
    }

    /** For those who ask a holder. */
    SslContext client() throws IOException {
        return GrpcSslContexts.configure(
                        SslContextBuilder.forClient()
                                .keyManager(key, List.of(certificate))
                                .trustManager(certificate),
                        SslProvider.JDK)
                .build();
    }

    /** For a holder. */
    SslContext server() throws IOException {
        return GrpcSslContexts.configure(
                        SslContextBuilder.forServer(key, List.of(certificate))
                                .trustManager(certificate)
                                .clientAuth(ClientAuth.REQUIRE),
                        SslProvider.JDK)
                .build();
    }

    /** The JDK makes certificates with its keytool only. */
    private static byte[] make() throws IOException {
        Path directory = Files.createTempDirectory("ovation-peer");
        Path file = directory.resolve("peer.p12");
        try {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            ALIAS,
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-validity",
                            DAYS,
                            "-dname",
                            "CN=" + NAME,
                            "-ext",
                            "san=dns:" + NAME,
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                keytool.destroyForcibly();
                throw new IOException("the JDK's keytool made no key");
            }
            return Files.readAllBytes(file);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a key was made", interrupted);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }
}
