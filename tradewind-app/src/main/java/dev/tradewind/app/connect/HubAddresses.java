package dev.tradewind.app.connect;

import java.net.URI;
import java.util.Optional;

/**
 * Where the hub is.
 *
 * @param publicUrl where systems reach it, if it has been told
 * @param console where the person's browser reaches it, without a slash at its end
 * @param port on this machine
 */
public record HubAddresses(Optional<URI> publicUrl, URI console, int port) {}
