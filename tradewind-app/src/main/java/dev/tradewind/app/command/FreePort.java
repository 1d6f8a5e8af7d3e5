package dev.tradewind.app.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a port for a page that need not be at a certain one. */
final class FreePort {

    /** Looked through from the port asked for, if that is taken. */
    private static final int PORTS = 20;

    private FreePort() {}

    /** The first free port from {@code wanted} on; says which ones are taken. */
    static int from(int wanted, Console console) {
        for (int candidate = wanted; candidate < wanted + PORTS; candidate++) {
            try (var probe = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                if (candidate != wanted) {
                    console.say("Using port " + candidate + " instead.");
                }
                return probe.getLocalPort();
            } catch (IOException e) {
                console.say("Port " + candidate + " is taken by another program.");
            }
        }
        throw new CommandFailed(
                ExitCode.FAILED,
                "Ports " + wanted + " to " + (wanted + PORTS - 1) + " are all taken: choose another with --port.");
    }
}
