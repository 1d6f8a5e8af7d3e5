package dev.tradewind.app.connect;

import dev.tradewind.app.connect.HandOver.State;
import dev.tradewind.engine.admin.Controls;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The stores that are being connected. In memory: a person who connects a store is there, and can begin again after a
 * restart. Safe for any thread.
 */
final class HandOvers {

    /** A person has to sign in at the shop meanwhile, and may have to look for the password. */
    static final Duration OPEN_FOR = Duration.ofMinutes(15);

    /** More are no person. */
    static final int OPEN_MAX = 20;

    /** Finished ones whose page can still be looked at. */
    static final int KEPT_MAX = 100;

    private final InstantSource clock;
    private final Map<String, HandOver> all = new LinkedHashMap<>();

    HandOvers(InstantSource clock) {
        this.clock = clock;
    }

    /** Adds one; what was begun for the same connection takes no keys any more. */
    synchronized void add(HandOver handOver) {
        all.replaceAll((id, other) -> other.name().name().equals(handOver.name().name()) && isOpen(other)
                ? other.with(new State.Expired())
                : other);
        if (all.values().stream().filter(this::isOpen).count() >= OPEN_MAX) {
            throw new Controls.Impossible(OPEN_MAX + " stores are being connected already: finish one of them, or wait "
                    + OPEN_FOR.toMinutes() + " minutes.");
        }
        all.put(handOver.id(), handOver);
        if (all.size() > KEPT_MAX) {
            all.values().stream().filter(old -> !isOpen(old)).findFirst().ifPresent(old -> all.remove(old.id()));
        }
    }

    synchronized Optional<HandOver> find(String id) {
        return Optional.ofNullable(all.get(id)).map(this::aged);
    }

    /** Whether keys with this ticket would be taken. */
    synchronized boolean isOpen(String ticket) {
        return withTicket(ticket).isPresent();
    }

    /** Takes the ticket: of all who show it, only the first gets it. */
    synchronized Optional<HandOver> take(String ticket) {
        Optional<HandOver> found = withTicket(ticket);
        found.ifPresent(handOver -> all.put(handOver.id(), handOver.with(new State.Taking())));
        return found;
    }

    /** Takes it for a person who brings the keys himself, which he may do too late. */
    synchronized Optional<HandOver> takeById(String id) {
        Optional<HandOver> found = find(id).filter(handOver -> handOver.state() instanceof State.Waiting
                || handOver.state() instanceof State.Expired
                || handOver.state() instanceof State.Failed);
        found.ifPresent(handOver -> all.put(id, handOver.with(new State.Taking())));
        return found;
    }

    synchronized void change(String id, UnaryOperator<HandOver> change) {
        all.computeIfPresent(id, (same, handOver) -> change.apply(handOver));
    }

    private Optional<HandOver> withTicket(String ticket) {
        return all.values().stream()
                .filter(handOver -> isOpen(handOver) && isSame(handOver.ticket(), ticket))
                .findFirst();
    }

    /** In a time that says nothing about how much of it was right. */
    private static boolean isSame(String ticket, String shown) {
        return MessageDigest.isEqual(
                ticket.getBytes(StandardCharsets.US_ASCII), shown.getBytes(StandardCharsets.US_ASCII));
    }

    private boolean isOpen(HandOver handOver) {
        return aged(handOver).state() instanceof State.Waiting;
    }

    private HandOver aged(HandOver handOver) {
        Instant end = handOver.begunAt().plus(OPEN_FOR);
        return handOver.state() instanceof State.Waiting && !clock.instant().isBefore(end)
                ? handOver.with(new State.Expired())
                : handOver;
    }
}
