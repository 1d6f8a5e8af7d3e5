package dev.tradewind.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.HttpResult.NoReply;
import dev.tradewind.api.HttpResult.NoReply.Cause;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** The chains of causes are those that the JDK's own TLS gives. */
final class TlsFaultTest {

    @Test
    void certificateFault_isNamedByWhatIsAtItsBottom() {
        var expired =
                new CertPathValidatorException("validity check failed", new CertificateExpiredException("NotAfter"));
        Map<Throwable, String> faults = Map.of(
                new CertificateException("PKIX path validation failed", expired), "has expired",
                new CertificateException("PKIX", new CertificateNotYetValidException("NotBefore")), "not valid yet",
                new CertificateException("PKIX path building failed", new CertPathBuilderException("unable")),
                        "self-signed",
                new CertificateException("No subject alternative DNS name matching shop.example"), "another name");

        faults.forEach((fault, word) -> {
            NoReply reply = TlsFault.of(handshake(fault));

            assertThat(reply.reason()).contains(word);
            assertThat(reply.cause()).isEqualTo(Cause.CERTIFICATE);
            assertThat(reply.mayHaveArrived()).isFalse();
        });
    }

    @Test
    void handshakeThatFailsOtherwise_isNoFaultOfACertificate() {
        NoReply reply = TlsFault.of(new SSLHandshakeException("Received fatal alert: protocol_version"));

        assertThat(reply.cause()).isEqualTo(Cause.TLS);
        assertThat(reply.reason()).contains("no version of TLS");
    }

    private static SSLHandshakeException handshake(Throwable cause) {
        var failure = new SSLHandshakeException("(certificate_unknown)");
        failure.initCause(cause);
        return failure;
    }
}
