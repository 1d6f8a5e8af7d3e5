package dev.tradewind.engine.http;

import dev.tradewind.api.HttpResult.NoReply;
import dev.tradewind.api.HttpResult.NoReply.Cause;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a secure connection did not come about. */
final class TlsFault {

    private TlsFault() {}

    /** The innermost certificate fault tells most. */
    static NoReply of(SSLHandshakeException failure) {
        String reason = null;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String said = certificateFault(t);
            reason = said == null ? reason : said;
        }
        return reason == null
                ? new NoReply(
                        false,
                        "no secure connection: the server ended it, or speaks no version of TLS that fits",
                        Cause.TLS)
                : new NoReply(false, "no secure connection: " + reason, Cause.CERTIFICATE);
    }

    private static @Nullable String certificateFault(Throwable t) {
        return switch (t) {
            case CertificateExpiredException e -> "the server's certificate has expired";
            case CertificateNotYetValidException e ->
                "the server's certificate is not valid yet; look at this machine's clock as well";
            case Trust.WrongKey e ->
                "the server's key is not the pinned one: %s. If the certificate was renewed on purpose, write that into tls.pin"
                        .formatted(e.getMessage());
            case CertPathBuilderException e ->
                "the server's certificate is not trusted: it is self-signed, a certificate of its chain is missing, or it is"
                        + " not of an authority in the connection's tls.ca. If it is your own, put it into tls.ca";
            case CertPathValidatorException e -> "the chain of the server's certificate is not in order";
            case CertificateException e ->
                "the server's certificate does not fit: it is not trusted, or is for another name";
            default -> null;
        };
    }
}
