package dev.tradewind.app.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a port for a page that need not be at a certain one. */
final class FreePort {

    /** Looked through from the port asked for, if that is taken. */
    private static final int PORTS = 20;

    private static final int MAX = 65_535;

    private FreePort() {}

    /** The same port, if it is one; 0 stands for any. */
    static int require(int port) {
        if (port < 0 || port > MAX) {
            throw new CommandFailed(ExitCode.USAGE, "There is no port " + port + ": they go from 0 to " + MAX + ".");
        }
        return port;
    }

    /** The first free port from {@code wanted} on; says which ones are taken. */
    static int from(int wanted, Console console) {
        int last = Math.min(require(wanted) + PORTS - 1, MAX);
        for (int candidate = wanted; candidate <= last; candidate++) {
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
                ExitCode.FAILED, "Ports " + wanted + " to " + last + " are all taken: choose another with --port.");
    }
}
