package dev.tradewind.app.chaos;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Leaves fields out of some webhooks and signs what is left, as a plug-in does that makes webhooks smaller. */
final class Damage {

    private static final int PERCENT = 10;

    private final Random random;
    private final String secret;
    private final AtomicInteger done = new AtomicInteger();

    Damage(long seed, String secret) {
        this.random = new Random(seed);
        this.secret = secret;
    }

    /** The webhook as it arrives. */
    synchronized InboundRequest of(InboundRequest sent) {
        if (sent.header("X-WC-Webhook-Signature").isEmpty() || random.nextInt(100) >= PERCENT) {
            return sent;
        }
        Map<String, @Nullable Object> record = Json.readObject(sent.body());
        boolean isLess = record.keySet().removeIf(field -> !field.equals("id") && random.nextInt(4) == 0);
        if (!isLess) {
            return sent;
        }
        done.incrementAndGet();
        byte[] rest = Json.write(record);
        Map<String, String> headers = new HashMap<>(sent.headers());
        headers.keySet().removeIf("X-WC-Webhook-Signature"::equalsIgnoreCase);
        headers.put("X-WC-Webhook-Signature", signature(rest));
        return new InboundRequest(sent.method(), headers, rest);
    }

    /** How many webhooks arrived in part. */
    int done() {
        return done.get();
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
