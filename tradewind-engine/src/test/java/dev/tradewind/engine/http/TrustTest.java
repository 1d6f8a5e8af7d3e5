package dev.tradewind.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.HttpResult.NoReply.Cause;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate of its own is believed if, and only if, the connection says so. */
class TrustTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static X509Certificate own;
    private static X509Certificate foreign;

    @BeforeAll
    static void start() throws Exception {
        KeyStore keys = keys("own", "ip:127.0.0.1");
        own = (X509Certificate) keys.getCertificate("own");
        foreign = (X509Certificate) keys("foreign", "ip:127.0.0.1").getCertificate("foreign");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static KeyStore keys(String name, String host) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + host,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        assertThat(keytool.waitFor(2, TimeUnit.MINUTES)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static HttpResult ask(Trust trust, String host) {
        try (HttpGateway http = new HttpGateway(HttpLimits.DEFAULT, trust)) {
            return http.send(HttpCall.get(URI.create(
                    "https://%s:%d/".formatted(host, server.getAddress().getPort()))));
        }
    }

    private static void isRefused(HttpResult result, String word) {
        assertThat(result).isInstanceOfSatisfying(HttpResult.NoReply.class, none -> {
            assertThat(none.cause()).isEqualTo(Cause.CERTIFICATE);
            assertThat(none.mayHaveArrived()).isFalse();
            assertThat(none.reason()).contains(word);
        });
    }

    private static void isAnswered(HttpResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        HttpResult.Reply.class,
                        reply -> assertThat(reply.status()).isEqualTo(204));
    }

    @Test
    void selfSignedCertificate_isNotBelieved_andTheErrorSaysWhatToDo() {
        isRefused(ask(Trust.of(Optional.empty(), Optional.empty()), "127.0.0.1"), "put it into tls.ca");
    }

    @Test
    void certificateInTlsCa_isBelieved_asTextAndAsFile() throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), pem(foreign) + pem(own));

        isAnswered(ask(Trust.of(Optional.of(pem(own)), Optional.empty()), "127.0.0.1"));
        isAnswered(ask(Trust.of(Optional.of(file.toString()), Optional.empty()), "127.0.0.1"));
    }

    @Test
    void anotherCertificateInTlsCa_isNoReasonToBelieve() throws Exception {
        isRefused(ask(Trust.of(Optional.of(pem(foreign)), Optional.empty()), "127.0.0.1"), "tls.ca");
    }

    @Test
    void hostName_isChecked_whateverTlsCaHolds() throws Exception {
        Trust trust = Trust.of(Optional.of(pem(own)), Optional.of(Trust.pinOf(own)));

        isRefused(ask(trust, "localhost"), "for another name");
    }

    @Test
    void pin_letsThatKeyThrough_andNoOther_andSaysWhichKeyThereIs() throws Exception {
        Optional<String> ca = Optional.of(pem(own));

        isAnswered(ask(Trust.of(ca, Optional.of(Trust.pinOf(own))), "127.0.0.1"));
        isRefused(ask(Trust.of(ca, Optional.of(Trust.pinOf(foreign))), "127.0.0.1"), Trust.pinOf(own));
    }

    @Test
    void pin_isNoReasonToBelieveAChainThatIsNotTrusted() throws Exception {
        isRefused(ask(Trust.of(Optional.empty(), Optional.of(Trust.pinOf(own))), "127.0.0.1"), "not trusted");
    }

    @Test
    void certificate_isRememberedWithItsEnd() throws Exception {
        Trust trust = Trust.of(Optional.of(pem(own)), Optional.empty());
        assertThat(trust.validUntil()).isEmpty();

        ask(trust, "127.0.0.1");

        Instant end = own.getNotAfter().toInstant();
        assertThat(trust.validUntil()).contains(end);
    }

    @Test
    void certificatesThatCannotBeRead_areRefusedWithTheReason() {
        assertThatThrownBy(() -> Trust.of(Optional.of("/nowhere/ca.pem"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tls.ca cannot be used: there is no file /nowhere/ca.pem on the hub's machine");
        assertThatThrownBy(() -> Trust.of(Optional.of("-----BEGIN CERTIFICATE-----\nx"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tls.ca cannot be used");
    }
}
