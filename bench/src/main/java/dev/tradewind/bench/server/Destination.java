package dev.tradewind.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A back office that takes every write at once and forgets it: one thread, and as much HTTP as a client needs. Counts;
 * keeps the last body. Also plays a store that has no orders, for whoever asks with GET.
 */
public final class Destination implements AutoCloseable {

    private static final int REQUEST_BYTES_MAX = 256 * 1024;

    private static final byte[] CREATED = answer("201 Created", "{\"id\":\"SO-1\"}");
    private static final byte[] EMPTY_LIST = answer("200 OK", "[]");
    private static final byte[] DOWN = answer("503 Service Unavailable", "{\"error\":\"down\"}");

    private final ServerSocketChannel server;
    private final Selector selector;
    private final Thread thread;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile long lastNanos;
    private volatile boolean down;
    private volatile byte @Nullable [] lastBody;

    public Destination() {
        try {
            selector = Selector.open();
            server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().daemon().name("destination").start(this::run);
    }

    private static byte[] answer(String status, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nX-WP-TotalPages: 1\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    public String url() {
        return "http://127.0.0.1:" + server.socket().getLocalPort();
    }

    /** Whether it refuses every write. */
    public void down(boolean is) {
        down = is;
    }

    /** Writes taken. */
    public long taken() {
        return taken.get();
    }

    /** Writes refused while it was down. */
    public long refused() {
        return refused.get();
    }

    /** When it took the last write, by {@link System#nanoTime}. */
    public long lastNanos() {
        return lastNanos;
    }

    /** The last body it took; empty if none. */
    public byte[] lastBody() {
        byte[] last = lastBody;
        return last == null ? new byte[0] : last.clone();
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    serve(key);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException e) {
            // Closed.
        }
    }

    private void serve(SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            SocketChannel client = server.accept();
            if (client != null) {
                client.configureBlocking(false);
                client.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
                client.register(selector, SelectionKey.OP_READ, new Conversation());
            }
            return;
        }
        SocketChannel client = (SocketChannel) key.channel();
        try {
            read(client, (Conversation) key.attachment());
        } catch (IOException e) {
            client.close();
        }
    }

    private void read(SocketChannel client, Conversation conversation) throws IOException {
        ByteBuffer request = conversation.buffer;
        if (client.read(request) < 0) {
            client.close();
            return;
        }
        int headEnd = headEnd(conversation.bytes, request.position());
        if (headEnd < 0) {
            return;
        }
        String head = new String(conversation.bytes, 0, headEnd, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int length = length(head);
        if (request.position() < headEnd + 4 + length) {
            return;
        }
        client.write(ByteBuffer.wrap(answerTo(head, request, headEnd + 4, length)));
        request.clear();
    }

    private byte[] answerTo(String head, ByteBuffer request, int from, int length) {
        if (head.startsWith("get ")) {
            return EMPTY_LIST;
        }
        if (down) {
            refused.incrementAndGet();
            return DOWN;
        }
        byte[] body = new byte[length];
        request.get(from, body);
        lastBody = body;
        lastNanos = System.nanoTime();
        taken.incrementAndGet();
        return CREATED;
    }

    private static int headEnd(byte[] bytes, int to) {
        for (int i = 0; i + 3 < to; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int length(String head) {
        int at = head.indexOf("content-length:");
        if (at < 0) {
            return 0;
        }
        int end = head.indexOf('\r', at);
        return Integer.parseInt(
                head.substring(at + 15, end < 0 ? head.length() : end).strip());
    }

    @Override
    public void close() {
        try {
            selector.close();
            server.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Conversation {
        private final byte[] bytes = new byte[REQUEST_BYTES_MAX];
        private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    }
}
