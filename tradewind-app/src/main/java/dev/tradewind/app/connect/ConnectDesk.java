package dev.tradewind.app.connect;

import dev.tradewind.api.Finding;
import dev.tradewind.api.Http;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.app.connect.HandOver.Scope;
import dev.tradewind.app.connect.HandOver.State;
import dev.tradewind.app.intake.Letterbox;
import dev.tradewind.app.server.RunningHub;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.control.Action;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a store is connected: by its handing over keys, or by a person who pastes them. Safe for any thread. */
public final class ConnectDesk implements Letterbox {

    private static final Logger log = LoggerFactory.getLogger(ConnectDesk.class);

    private static final int TAKEN = 200;
    private static final int NO_KEYS = 400;
    private static final int UNKNOWN = 404;
    private static final int FAILED = 500;

    private static final int TICKET_BYTES = 32;
    private static final int ID_BYTES = 8;

    private final RunningHub hub;
    private final Checkups checkups;
    private final Tools tools;
    private final HandOvers handOvers;
    private final ConnectionWriter writer;
    private final StoreSearch search;

    /**
     * What a desk is given besides.
     *
     * @param random must be cryptographically strong
     * @param http to ask stores that are no connections yet
     * @param threads runs what takes seconds
     */
    public record Tools(InstantSource clock, RandomGenerator random, Http http, Executor threads) {}

    public ConnectDesk(RunningHub hub, Checkups checkups, Tools tools) {
        this.hub = hub;
        this.checkups = checkups;
        this.tools = tools;
        this.handOvers = new HandOvers(tools.clock());
        this.writer = new ConnectionWriter(hub, tools.random());
        this.search = new StoreSearch(tools.http(), tools.clock());
    }

    /**
     * What a person asks for.
     *
     * @param typed the shop's address, as it came
     * @param name empty to have one made up
     */
    public record Wish(String typed, Optional<String> name, Scope scope, String who) {}

    /** What came of {@link #begin}. */
    public sealed interface Begun {

        record Open(HandOver handOver) implements Begun {}

        /** There is no store, or nobody gets into it. */
        record Hindered(URI url, List<Finding> findings) implements Begun {
            public Hindered {
                findings = List.copyOf(findings);
            }
        }
    }

    /**
     * Looks for the store, and prepares the taking of its keys. Takes seconds.
     *
     * @throws Controls.Impossible if what was typed is no address, or the name will not do
     */
    public Begun begin(Wish wish, HubAddresses addresses) {
        return switch (search.among(TypedAddress.candidates(wish.typed()))) {
            case StoreSearch.Result.Missing missing -> new Begun.Hindered(missing.url(), missing.findings());
            case StoreSearch.Result.Found(Store store)
            when store.isClosed() -> new Begun.Hindered(store.url(), store.findings());
            case StoreSearch.Result.Found(Store store) -> new Begun.Open(open(store, wish, addresses));
        };
    }

    private HandOver open(Store store, Wish wish, HubAddresses addresses) {
        Naming naming = Naming.of(wish.name(), store.url(), hub.documents().current());
        String id = hex(ID_BYTES);
        String ticket = hex(TICKET_BYTES);
        Approval approval = Approval.of(store, addresses, wish.scope(), id, ticket);
        var handOver = new HandOver(
                id,
                ticket,
                store,
                naming,
                wish.scope(),
                tools.clock().instant(),
                wish.who(),
                approval.url(),
                approval.advice(),
                new State.Waiting());
        handOvers.add(handOver);
        hub.changed();
        return handOver;
    }

    private String hex(int bytes) {
        byte[] random = new byte[bytes];
        tools.random().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    public Optional<HandOver> find(String id) {
        return handOvers.find(id);
    }

    @Override
    public boolean isOpen(String ticket) {
        return handOvers.isOpen(ticket);
    }

    /** A store takes nothing but a 200 for a success, and takes the key back otherwise. */
    @Override
    public int accept(String ticket, byte[] letter) {
        Optional<StoreKeys.Consumer> keys = keys(ticket, letter);
        if (keys.isEmpty()) {
            return handOvers.isOpen(ticket) ? NO_KEYS : UNKNOWN; // The ticket stays good.
        }
        Optional<HandOver> taken = handOvers.take(ticket);
        if (taken.isEmpty()) {
            return UNKNOWN;
        }
        return connect(taken.get(), keys.get(), "the shop handed over a key") ? TAKEN : FAILED;
    }

    private static Optional<StoreKeys.Consumer> keys(String ticket, byte[] body) {
        Map<String, @Nullable Object> letter;
        try {
            letter = Json.readObject(body);
        } catch (MalformedJson e) {
            return Optional.empty();
        }
        boolean isBound = ticket.equals(letter.get("user_id"));
        return isBound
                        && letter.get("consumer_key") instanceof String key
                        && letter.get("consumer_secret") instanceof String secret
                        && StoreKeys.KEY.matcher(key).matches()
                        && StoreKeys.SECRET.matcher(secret).matches()
                ? Optional.of(new StoreKeys.Consumer(key, secret))
                : Optional.empty();
    }

    /**
     * Takes keys that a person pasted.
     *
     * @throws Controls.Impossible if they are none, or cannot be taken
     */
    public void paste(String id, String name, String secret) {
        StoreKeys keys = StoreKeys.pasted(name, secret);
        HandOver handOver = handOvers
                .takeById(id)
                .orElseThrow(() -> new Controls.Impossible(
                        "This store is connected already, or the hub was started anew" + " meanwhile: begin again."));
        if (!connect(handOver, keys, "a person pasted the credentials")) {
            throw new Controls.Impossible(handOvers
                    .find(id)
                    .map(HandOver::state)
                    .filter(State.Failed.class::isInstance)
                    .map(state -> ((State.Failed) state).reason())
                    .orElse("The hub could not keep them."));
        }
    }

    /** Whether it is in force; if not, why not stands in its state. */
    private synchronized boolean connect(HandOver handOver, StoreKeys keys, String how) {
        String name = handOver.name().name();
        try {
            List<String> notes = writer.write(handOver.name(), handOver.store().url(), keys);
            hub.writeDown(new Action(tools.clock().instant(), handOver.who(), "connect", "connection " + name, how));
            log.info("The store at {} is connected as {}: {}.", handOver.store().url(), name, how);
            handOvers.change(handOver.id(), it -> it.with(new State.Connected(notes)));
            tools.threads().execute(() -> settle(handOver, keys, notes));
            return true;
        } catch (Controls.Impossible e) {
            failed(handOver, String.valueOf(e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            log.error("The keys of {} could not be kept.", handOver.store().url(), e);
            failed(handOver, "The hub could not keep the keys. Its log says why.");
            return false;
        } finally {
            hub.changed();
        }
    }

    private void failed(HandOver handOver, String reason) {
        handOvers.change(handOver.id(), it -> it.with(new State.Failed(reason)));
    }

    /** After the store has its answer: it may have but one process, which is waiting for that. */
    private void settle(HandOver handOver, StoreKeys keys, List<String> notes) {
        try {
            if (!handOver.name().renews()
                    && keys instanceof StoreKeys.Consumer consumer
                    && new WayIn(tools.http(), tools.clock()).needsQuery(handOver.store(), consumer)) {
                List<String> more = new ArrayList<>(notes);
                more.add(useQuery(handOver));
                handOvers.change(handOver.id(), it -> it.with(new State.Connected(more)));
            }
        } catch (RuntimeException e) {
            log.error(
                    "Whether {} wants its key in the address was not found out.",
                    handOver.store().url(),
                    e);
        } finally {
            checkups.begin(handOver.name().name());
        }
    }

    private synchronized String useQuery(HandOver handOver) {
        return writer.useQuery(handOver.name().name(), handOver.store().url());
    }
}
