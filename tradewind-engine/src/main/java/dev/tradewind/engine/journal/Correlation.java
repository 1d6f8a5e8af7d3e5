package dev.tradewind.engine.journal;

import dev.tradewind.engine.base.EntityKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes correlation ids. All events of one record share one, whenever they come and whoever finds them: it is made from
 * the record's key, so nothing must be looked up before an event can be kept.
 */
public final class Correlation {

    private static final int BYTES = 10;

    private Correlation() {}

    /** 20 hexadecimal digits, the same for the same record. */
    public static String of(EntityKey entity) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((entity.connection() + '\0' + entity.stream() + '\0' + entity.key())
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
