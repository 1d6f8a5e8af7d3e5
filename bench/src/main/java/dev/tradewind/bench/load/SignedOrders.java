package dev.tradewind.bench.load;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Orders with their signatures made beforehand, so that the sender's own work is next to nothing while it measures.
 *
 * <p>Only the signatures are kept, 44 bytes each: bodies differ in ids and times alone, which are written in place. Handed out
 * in order, each once; one thread takes.
 */
public final class SignedOrders {

    static final int SIGNATURE_CHARS = 44;

    private static final int CHUNK = 1_000;

    private final OrderTemplate template;
    private final byte[] signatures;
    private final long first;
    private final int count;
    private int taken;

    private SignedOrders(OrderTemplate template, byte[] signatures, long first, int count) {
        this.template = template;
        this.signatures = signatures;
        this.first = first;
        this.count = count;
    }

    /** Signs {@code count} orders from number {@code first} on. */
    public static SignedOrders sign(OrderTemplate template, byte[] secret, long first, int count) {
        byte[] signatures = new byte[Math.multiplyExact(count, SIGNATURE_CHARS)];
        IntStream.rangeClosed(0, (count - 1) / CHUNK)
                .parallel()
                .forEach(chunk -> signChunk(template, secret, first, chunk * CHUNK, signatures));
        return new SignedOrders(template, signatures, first, count);
    }

    private static void signChunk(OrderTemplate template, byte[] secret, long first, int from, byte[] signatures) {
        byte[] body = template.body();
        Mac mac = mac(secret);
        int to = Math.min(from + CHUNK, signatures.length / SIGNATURE_CHARS);
        for (int i = from; i < to; i++) {
            template.write(ByteBuffer.wrap(body), 0, first + i);
            byte[] signature = Base64.getEncoder().encode(mac.doFinal(body));
            System.arraycopy(signature, 0, signatures, i * SIGNATURE_CHARS, SIGNATURE_CHARS);
        }
    }

    private static Mac mac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    OrderTemplate template() {
        return template;
    }

    /** The next order's place; -1 when all are taken. */
    int take() {
        return taken < count ? taken++ : -1;
    }

    /** How many were taken. */
    public int taken() {
        return taken;
    }

    /** Number of the order at {@code place}. */
    long number(int place) {
        return first + place;
    }

    byte[] signatures() {
        return signatures;
    }
}
