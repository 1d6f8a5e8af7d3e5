package dev.tradewind.engine.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which servers one connection believes: those that the Java runtime trusts, or those of given certificates instead; and, if
 * a pin is given, of these only the one with that key. Host names are always checked; there is no way to check nothing.
 * Safe for any thread.
 */
public final class Trust {

    /** How a pin is written, as curl does: {@code sha256//} and the SHA-256 of the public key in Base64. */
    static final String PIN = "sha256//";

    private static final String PEM = "-----BEGIN";

    /** A bundle of a company's own authorities; all that a system trusts has 200 KB. */
    private static final long FILE_BYTES_MAX = 1 << 20;

    private final SSLContext context;
    private final AtomicReference<Optional<Instant>> validUntil = new AtomicReference<>(Optional.empty());

    private Trust(Optional<KeyStore> authorities, Optional<String> pin) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities.orElse(null));
        X509ExtendedTrustManager usual = null;
        for (TrustManager one : factory.getTrustManagers()) {
            usual = one instanceof X509ExtendedTrustManager extended ? extended : usual;
        }
        if (usual == null) {
            throw new GeneralSecurityException("this Java runtime has no X.509 trust manager");
        }
        context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Checked(usual, pin.orElse(null))}, null);
    }

    /**
     * Trust as a connection's document says.
     *
     * @param ca certificates as PEM text, or the file of this machine that holds them; empty for those of the Java runtime
     * @param pin of the server's key
     * @throws IllegalArgumentException if the certificates cannot be read; the message says why
     */
    public static Trust of(Optional<String> ca, Optional<String> pin) {
        try {
            return new Trust(ca.isPresent() ? Optional.of(authorities(ca.get())) : Optional.empty(), pin);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("tls.ca cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyStore authorities(String ca) throws GeneralSecurityException, IOException {
        byte[] pem = ca.contains(PEM) ? ca.getBytes(StandardCharsets.UTF_8) : file(ca);
        Collection<? extends Certificate> certificates =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
        if (certificates.isEmpty()) {
            throw new CertificateException("it holds no certificate");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        return store;
    }

    private static byte[] file(String name) throws IOException {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + name + " on the hub's machine");
        }
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new IOException(name + " is larger than " + FILE_BYTES_MAX + " bytes");
        }
        return Files.readAllBytes(file);
    }

    SSLContext context() {
        return context;
    }

    /** Until when the certificate that the server showed last is valid; empty before the first secure connection. */
    public Optional<Instant> validUntil() {
        return validUntil.get();
    }

    static String pinOf(X509Certificate certificate) throws CertificateException {
        try {
            byte[] key = certificate.getPublicKey().getEncoded();
            return PIN
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the server's key cannot be hashed", e);
        }
    }

    /** The server has proved who it is, and is not who was asked for. */
    static final class WrongKey extends CertificateException {
        WrongKey(String shown) {
            super("it has the key " + shown);
        }
    }

    /** The runtime's own check, host name and chain, and then the pin. */
    private final class Checked extends X509ExtendedTrustManager {

        private final X509ExtendedTrustManager usual;
        private final @Nullable String pin;

        Checked(X509ExtendedTrustManager usual, @Nullable String pin) {
            this.usual = usual;
            this.pin = pin;
        }

        private void more(X509Certificate[] chain) throws CertificateException {
            validUntil.set(Optional.of(chain[0].getNotAfter().toInstant()));
            if (pin != null && !pin.equals(pinOf(chain[0]))) {
                throw new WrongKey(pinOf(chain[0]));
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            usual.checkServerTrusted(chain, type, engine);
            more(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            usual.checkServerTrusted(chain, type, socket);
            more(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            usual.checkServerTrusted(chain, type);
            more(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("the hub is nobody's server here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("the hub is nobody's server here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("the hub is nobody's server here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return usual.getAcceptedIssuers();
        }
    }
}
