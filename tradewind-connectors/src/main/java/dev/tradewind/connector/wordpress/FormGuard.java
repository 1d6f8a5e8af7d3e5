package dev.tradewind.connector.wordpress;

import dev.tradewind.api.InboundRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decides who may send forms to a connection: whoever knows a secret, or signs the body with one.
 *
 * <p>The secret may come in a header, or in the address for plug-ins that can be told an address and nothing else. A
 * signature is HMAC-SHA256 of the raw body, as hex or base64, with or without {@code sha256=} before it.
 *
 * <p>Takes the same time for every wrong secret and every wrong signature. Safe for any thread.
 */
final class FormGuard {

    static final String HEADER = "X-Form-Secret";
    static final String PARAMETER = "token";

    private static final String BEARER = "bearer ";
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private final List<byte[]> secrets;
    private final Optional<SecretKeySpec> signing;
    private final String signatureHeader;

    /**
     * @param secrets each of them admits; blank ones are passed over
     * @param signatureSecret empty if bodies are not signed
     * @param signatureHeader header of the signature
     */
    FormGuard(List<String> secrets, Optional<String> signatureSecret, String signatureHeader) {
        // A blank secret would admit everyone.
        this.secrets = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .map(FormGuard::digest)
                .toList();
        this.signing = signatureSecret
                .filter(secret -> !secret.isBlank())
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        this.signatureHeader = signatureHeader;
    }

    /** Why the request is not let in, or empty if it is. */
    Optional<String> refusal(InboundRequest request) {
        if (secrets.isEmpty() && signing.isEmpty()) {
            return Optional.of(
                    "this connection has neither form-secret nor signature-secret, so no form can be accepted");
        }
        if (signing.isPresent() && isSigned(signing.get(), request)) {
            return Optional.empty();
        }
        Optional<String> given = given(request);
        if (given.isPresent() && knows(given.get())) {
            return Optional.empty();
        }
        return Optional.of(
                reason(given.isPresent(), request.header(signatureHeader).isPresent()));
    }

    private String reason(boolean given, boolean signed) {
        if (signing.isPresent() && (signed || secrets.isEmpty())) {
            return signed
                    ? "the signature does not match; the plug-in's secret and signature-secret must be the same"
                    : "header " + signatureHeader + " with the signature is missing";
        }
        return given
                ? "the secret is not right; the plug-in's and form-secret must be the same"
                : "the secret is missing: header " + HEADER + ", or Authorization: Bearer, or ?" + PARAMETER
                        + "= in the address";
    }

    private boolean knows(String given) {
        byte[] digest = digest(given);
        boolean known = false;
        for (byte[] secret : secrets) {
            known |= MessageDigest.isEqual(secret, digest);
        }
        return known;
    }

    private static Optional<String> given(InboundRequest request) {
        return request.header(HEADER)
                .or(() -> request.header("Authorization")
                        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                        .map(value -> value.substring(BEARER.length()).strip()))
                .or(() -> request.parameter(PARAMETER));
    }

    private boolean isSigned(SecretKeySpec key, InboundRequest request) {
        Optional<byte[]> claimed = request.header(signatureHeader).flatMap(FormGuard::decoded);
        return claimed.isPresent() && MessageDigest.isEqual(sign(key, request.body()), claimed.get());
    }

    private static Optional<byte[]> decoded(String header) {
        String text = header.strip();
        if (text.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            text = text.substring(PREFIX.length());
        }
        try {
            return Optional.of(
                    text.matches("[0-9a-fA-F]{64}")
                            ? HexFormat.of().parseHex(text)
                            : Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // Neither hex nor base64, hence no signature of any body.
        }
    }

    private static byte[] sign(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Of equal length for all secrets, so that comparing them does not tell how long the right one is. */
    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
