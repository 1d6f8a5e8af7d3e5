package dev.tradewind.sandbox.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A receiver of webhooks on a bare socket: keeps every byte, and answers what it was told to. */
final class Receiver implements AutoCloseable {

    /** One request as it came. */
    record Delivery(String requestLine, Map<String, String> headers, List<String> headerOrder, String body) {

        String topic() {
            return headers.getOrDefault("X-WC-Webhook-Topic", "");
        }
    }

    private final ServerSocket server;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Consumer<Delivery> onDelivery;
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private volatile String answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    Receiver() {
        this(delivery -> {});
    }

    /** Tells {@code onDelivery} of each delivery, after it was read. */
    Receiver(Consumer<Delivery> onDelivery) {
        this.onDelivery = onDelivery;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hooks";
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    /** Deliveries without the pings. */
    List<Delivery> webhooks() {
        return deliveries.stream().filter(d -> !d.topic().isEmpty()).toList();
    }

    List<String> topics() {
        return webhooks().stream().map(Delivery::topic).toList();
    }

    void forget() {
        deliveries.clear();
    }

    void answerStatus(int status) {
        answer = status(status);
    }

    void answerOnce(String raw) {
        answers.add(raw);
    }

    static String status(int status) {
        return "HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n";
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                Delivery delivery = read(socket.getInputStream());
                deliveries.add(delivery);
                onDelivery.accept(delivery);
                String once = answers.poll();
                socket.getOutputStream().write((once == null ? answer : once).getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                // Ends the loop if the server was closed, and this one connection otherwise.
            }
        }
    }

    private static Delivery read(InputStream in) throws IOException {
        String requestLine = line(in);
        var headers = new LinkedHashMap<String, String>();
        var order = new ArrayList<String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String name = line.substring(0, line.indexOf(':'));
            headers.put(name, line.substring(name.length() + 1).strip());
            order.add(name);
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return new Delivery(requestLine, headers, order, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
