package dev.tradewind.bench.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A JVM that answers HTTP and does nothing else: what a start costs at the least. A program of its own: its port. */
public final class HelloServer {

    private static final Duration READY_MAX = Duration.ofSeconds(60);

    private HelloServer() {}

    public static void main(String[] args) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Starts one, waits until it listens, ends it. */
    public static double seconds(Path folder) {
        int port = JavaProcess.freePort();
        List<String> arguments = new ArrayList<>(Subject.FLAGS);
        arguments.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), HelloServer.class.getName(), Integer.toString(port)));
        try (JavaProcess process = JavaProcess.start(folder.resolve("hello.log"), arguments)) {
            return process.await(() -> isListening(port), READY_MAX).toMillis() / 1e3;
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // Not yet.
        }
    }
}
