package dev.tradewind.engine.base;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Bytes as the store keeps them: deflated, if that makes them smaller, behind one byte that tells. JSON shrinks to a third
 * or less; it costs about 10 microseconds a kilobyte.
 */
public final class Packed {

    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;

    /** What is smaller would hardly shrink. */
    private static final int WORTHWHILE_BYTES = 256;

    private static final int CHUNK_BYTES = 8_192;

    private Packed() {}

    public static byte[] pack(byte[] plain) {
        byte[] deflated = plain.length < WORTHWHILE_BYTES ? plain : deflate(plain);
        return deflated.length < plain.length ? behind(DEFLATED, deflated) : behind(PLAIN, plain);
    }

    public static byte[] unpack(byte[] packed) {
        return packed[0] == PLAIN ? Arrays.copyOfRange(packed, 1, packed.length) : inflate(packed);
    }

    private static byte[] behind(byte form, byte[] bytes) {
        byte[] packed = new byte[bytes.length + 1];
        packed[0] = form;
        System.arraycopy(bytes, 0, packed, 1, bytes.length);
        return packed;
    }

    private static byte[] deflate(byte[] plain) {
        try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(plain);
            deflater.finish();
            byte[] deflated = new byte[plain.length];
            int length = deflater.deflate(deflated);
            return deflater.finished() ? Arrays.copyOf(deflated, length) : plain;
        }
    }

    private static byte[] inflate(byte[] packed) {
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed, 1, packed.length - 1);
            var plain = new ByteArrayOutputStream(packed.length * 4);
            byte[] chunk = new byte[CHUNK_BYTES];
            while (!inflater.finished()) {
                int length = inflater.inflate(chunk);
                if (length == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("packed bytes end early, after " + plain.size());
                }
                plain.write(chunk, 0, length);
            }
            return plain.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("packed bytes are damaged", e);
        }
    }
}
