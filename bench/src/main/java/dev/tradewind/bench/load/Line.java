package dev.tradewind.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection of a sender: a request that is patched in place, and as much HTTP as its answer needs. */
final class Line {

    private static final int ANSWER_BYTES_MAX = 16 * 1024;

    /** Source addresses of connections that do not stay: each has ports of its own, so that none runs out. */
    private static final int SOURCES = 200;

    private static int nextSource;

    private final Load load;
    private final SignedOrders orders;
    private final Selector selector;
    private final ByteBuffer request;
    private final int bodyPlace;
    private final int signaturePlace;
    private final ByteBuffer answer = ByteBuffer.allocate(ANSWER_BYTES_MAX);
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private long since;
    private int status;
    private String trouble = "";

    Line(Load load, SignedOrders orders, Selector selector) {
        this.load = load;
        this.orders = orders;
        this.selector = selector;
        OrderTemplate template = orders.template();
        String head = head(load, template.bytes());
        request = ByteBuffer.allocateDirect(head.length() + template.bytes());
        request.put(head.getBytes(StandardCharsets.ISO_8859_1)).put(template.body());
        signaturePlace = head.indexOf("X-WC-Webhook-Signature: ") + "X-WC-Webhook-Signature: ".length();
        bodyPlace = head.length();
    }

    private static String head(Load load, int bodyBytes) {
        InetSocketAddress to = load.target();
        return "POST " + load.path() + (load.keepAlive() ? " HTTP/1.1\r\n" : " HTTP/1.0\r\nConnection: close\r\n")
                + "Host: " + to.getHostString() + ":" + to.getPort() + "\r\n"
                + "User-Agent: WooCommerce/10.0.2 Hookshot (WordPress/6.8.3)\r\nAccept: */*\r\n"
                + "Content-Type: application/json\r\nX-WC-Webhook-Source: http://127.0.0.1/\r\n"
                + "X-WC-Webhook-Topic: order.created\r\nX-WC-Webhook-Resource: order\r\n"
                + "X-WC-Webhook-Event: created\r\nX-WC-Webhook-Signature: "
                + "=".repeat(SignedOrders.SIGNATURE_CHARS)
                + "\r\nX-WC-Webhook-ID: 22\r\nX-WC-Webhook-Delivery-ID: 2a5365d089eb1fd358938addf85f9d9e\r\n"
                + "Content-Length: " + bodyBytes + "\r\n\r\n";
    }

    /** Sends order {@code place}; its time counts from {@code from}. */
    void begin(int place, long from) throws IOException {
        since = from;
        status = 0;
        trouble = "";
        request.clear();
        request.put(
                signaturePlace,
                orders.signatures(),
                place * SignedOrders.SIGNATURE_CHARS,
                SignedOrders.SIGNATURE_CHARS);
        orders.template().write(request, bodyPlace, orders.number(place));
        answer.clear();
        if (channel == null) {
            connect();
        } else {
            write(channel, key());
        }
    }

    private void connect() throws IOException {
        SocketChannel opened = SocketChannel.open();
        opened.configureBlocking(false);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (!load.keepAlive()) {
            nextSource = (nextSource + 1) % SOURCES;
            opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            opened.bind(new InetSocketAddress("127.0.1." + (1 + nextSource), 0));
        }
        channel = opened;
        boolean connected = opened.connect(load.target());
        key = opened.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        if (connected) {
            write(opened, key);
        }
    }

    private SelectionKey key() {
        return java.util.Objects.requireNonNull(key, "connected");
    }

    private void write(SocketChannel to, SelectionKey at) throws IOException {
        to.write(request);
        at.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE | SelectionKey.OP_READ : SelectionKey.OP_READ);
    }

    /** Goes on with what the socket is ready for; true when the answer is there, or there will be none. */
    boolean proceed() {
        SocketChannel open = channel;
        if (open == null) {
            return false;
        }
        try {
            if (key().isConnectable()) {
                open.finishConnect();
                write(open, key());
                return false;
            }
            if (key().isWritable()) {
                write(open, key());
            }
            return key().isReadable() && read(open);
        } catch (IOException e) {
            close();
            trouble = e.toString();
            return status == 0;
        }
    }

    private boolean read(SocketChannel from) throws IOException {
        boolean ended = from.read(answer) < 0;
        String text = answer();
        int headEnd = text.indexOf("\r\n\r\n");
        if (headEnd >= 0 && text.length() >= headEnd + 4 + length(text.substring(0, headEnd))) {
            status = Integer.parseInt(text.substring(9, 12));
            String head = text.substring(0, headEnd).toLowerCase(Locale.ROOT);
            if (ended || !load.keepAlive() || head.contains("connection: close")) {
                close();
            }
            return true;
        }
        if (ended) {
            close();
            trouble = "the connection was closed";
        }
        return ended;
    }

    private static int length(String head) {
        return Optional.of(head.toLowerCase(Locale.ROOT).indexOf("content-length:"))
                .filter(at -> at >= 0)
                .map(at -> {
                    int end = head.indexOf('\r', at);
                    return Integer.parseInt(head.substring(at + 15, end < 0 ? head.length() : end)
                            .strip());
                })
                .orElse(0);
    }

    /** What came back, or why nothing did. */
    String outcome() {
        return status == 0 ? trouble : answer();
    }

    private String answer() {
        return new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
    }

    /** 0 if there was no answer. */
    int status() {
        return status;
    }

    long since() {
        return since;
    }

    void close() {
        SocketChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
