package dev.tradewind.sandbox.erp;

import dev.tradewind.sandbox.http.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers by idempotency key. The oldest are forgotten beyond a limit. Guarded by the ledger's lock. */
final class Idempotency {

    /** Real systems forget after a day or so; this many writes is more than a day of the demo. */
    private static final int KEYS_MAX = 100_000;

    private record Known(String fingerprint, Answer answer) {}

    private final Map<String, Known> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > KEYS_MAX;
        }
    };

    /** The answer given before, if the same request came with this key; refuses another request with it. */
    Optional<Answer> before(String key, String operation, byte[] body) {
        Known answered = known.get(key);
        if (answered == null) {
            return Optional.empty();
        }
        if (!answered.fingerprint().equals(fingerprint(operation, body))) {
            throw new Refusal(
                    409,
                    "idempotency_key_reused",
                    "this Idempotency-Key was used for another request; use one key per operation");
        }
        return Optional.of(answered.answer().with("Idempotent-Replay", "true"));
    }

    void remember(String key, String operation, byte[] body, Answer answer) {
        known.put(key, new Known(fingerprint(operation, body), answer));
    }

    private static String fingerprint(String operation, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(operation.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
