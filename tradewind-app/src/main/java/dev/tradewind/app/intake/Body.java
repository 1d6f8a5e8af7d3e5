package dev.tradewind.app.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request while it is in memory.
 *
 * <p>Memory is taken as bytes really arrive, so that a caller who only announces a large body costs nothing.
 */
final class Body implements AutoCloseable {

    /** Holds nearly every real order at once; larger bodies grow by doubling. */
    private static final int FIRST_BYTES = 64 * 1024;

    private final IntakeLimits limits;
    private final BodyMemory memory;
    private long taken;
    private byte[] bytes = new byte[0];

    private Body(IntakeLimits limits, BodyMemory memory) {
        this.limits = limits;
        this.memory = memory;
    }

    /**
     * Reads the whole body.
     *
     * @throws Refusal 413 if it is longer than allowed, 408 if it comes too slowly, 400 if it ends early or is garbled, 503
     *     if there is no memory for it now
     */
    static Body read(HttpServletRequest request, IntakeLimits limits, BodyMemory memory) throws Refusal {
        long announced = request.getContentLengthLong();
        if (announced > limits.bodyBytesMax()) {
            throw tooLong(limits);
        }
        Body body = new Body(limits, memory);
        try {
            body.fill(request, announced);
            return body;
        } catch (IOException e) {
            body.close();
            throw refusal(e, limits);
        } catch (Refusal e) {
            body.close();
            throw e;
        }
    }

    /** Exactly the bytes that came. */
    byte[] bytes() {
        return bytes;
    }

    private void fill(HttpServletRequest request, long announced) throws IOException, Refusal {
        long deadline = System.nanoTime() + limits.bodyTimeMax().toNanos();
        InputStream in = request.getInputStream();
        // One byte more than allowed is read of an unannounced body: that it exists is what 413 needs to know.
        int lengthMax = announced >= 0 ? (int) announced : limits.bodyBytesMax() + 1;
        grow(Math.min(lengthMax, FIRST_BYTES));
        int length = 0;
        while (length < lengthMax) {
            if (length == bytes.length) {
                grow((int) Math.min(2L * length, lengthMax));
            }
            int more = in.read(bytes, length, bytes.length - length);
            if (more < 0) {
                break;
            }
            length += more;
            if (length != announced && System.nanoTime() - deadline > 0) {
                throw tooSlow(limits);
            }
        }
        if (length > limits.bodyBytesMax()) {
            throw tooLong(limits);
        }
        if (length < announced) {
            throw new Refusal(400, "The body ended after " + length + " of the announced " + announced + " bytes.");
        }
        bytes = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    private void grow(int size) throws Refusal {
        long more = size - taken;
        if (!memory.take(more)) {
            throw new Refusal(503, "Too many large bodies are under way. Send it again later.");
        }
        taken = size;
        bytes = Arrays.copyOf(bytes, size);
    }

    private static Refusal tooLong(IntakeLimits limits) {
        return new Refusal(413, "The body is longer than the " + limits.bodyBytesMax() + " bytes that are taken.");
    }

    private static Refusal tooSlow(IntakeLimits limits) {
        return new Refusal(
                408, "The body did not arrive within " + limits.bodyTimeMax().toSeconds() + " s.");
    }

    private static Refusal refusal(IOException e, IntakeLimits limits) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return tooSlow(limits);
            }
        }
        return new Refusal(400, "The body could not be read: it ended early or is not valid HTTP.");
    }

    @Override
    public void close() {
        memory.giveBack(taken);
        taken = 0;
    }
}
