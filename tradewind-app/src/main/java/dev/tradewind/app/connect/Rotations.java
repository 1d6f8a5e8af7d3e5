package dev.tradewind.app.connect;

import dev.tradewind.app.server.RunningHub;
import dev.tradewind.engine.Configuration.Applied;
import dev.tradewind.engine.admin.ConnectionStatus;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.control.Action;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews webhook secrets, with a time in which the old one is accepted as well. Safe for any thread.
 *
 * <p>The vault alone says whether a rotation is under way: then it holds two different secrets for a connection. The steps
 * are: the old one becomes the previous one, a new one takes its place, the hub's look after the webhooks gives them the new
 * one, the previous one becomes the new one, too. After a crash between any two steps, both what webhooks are signed with
 * and what they will be signed with is accepted, and the rotation goes on by itself.
 */
public final class Rotations {

    /**
     * How long the old secret is accepted at least. A store signs when it sends, so that this covers what was on its way,
     * and processes of the store that began before the webhooks were changed.
     */
    static final Duration GRACE = Duration.ofHours(1);

    /** A look after the webhooks that had begun before, with the old secret, is over by then. */
    static final Duration LOOK_MAX = Duration.ofMinutes(5);

    /** Shorter ones can be guessed by whoever has seen one webhook. */
    static final int SECRET_CHARS_MIN = 20;

    /** As much as WooCommerce keeps of one. */
    private static final int SECRET_CHARS_MAX = 200;

    private static final int ACTIONS_MAX = 200;

    private static final String VERB = "rotate";
    private static final String SETTING = "webhook-secret";
    private static final String PREVIOUS = "webhook-secret-previous";

    private static final Logger log = LoggerFactory.getLogger(Rotations.class);

    private final RunningHub hub;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final boolean knowsItsAddress;

    /**
     * The rotations of a hub's connections.
     *
     * @param random must be cryptographically strong
     * @param knowsItsAddress whether the hub can make webhooks
     */
    public Rotations(RunningHub hub, InstantSource clock, RandomGenerator random, boolean knowsItsAddress) {
        this.hub = hub;
        this.clock = clock;
        this.random = random;
        this.knowsItsAddress = knowsItsAddress;
    }

    /**
     * How it stands with one connection.
     *
     * @param manual whether people give the webhooks their secret
     * @param since when the rotation under way began; empty if none is
     * @param unfit why its secret cannot be renewed, and what to do; empty if it can
     */
    public record View(boolean manual, Optional<Instant> since, Optional<String> unfit) {}

    /** Where the vault holds the two secrets. */
    private record Names(String current, String previous) {}

    /** How it stands; empty if it is no connection with webhooks. */
    public Optional<View> of(String connection) {
        return hub.documents()
                .current()
                .connection(connection)
                .filter(document -> document.written(SETTING).isPresent())
                .map(this::view);
    }

    private View view(ConnectionDocument document) {
        boolean manual = isManual(document);
        try {
            Names names = names(document);
            return new View(
                    manual,
                    isUnderWay(names) ? Optional.of(begun(document.name())) : Optional.empty(),
                    Optional.empty());
        } catch (Controls.Impossible e) {
            return new View(manual, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private boolean isManual(ConnectionDocument document) {
        return !knowsItsAddress
                || document.written("webhooks").filter("manual"::equals).isPresent();
    }

    private boolean isUnderWay(Names names) {
        return !hub.vault().get(names.current()).equals(hub.vault().get(names.previous()));
    }

    /** From the log of actions, which outlives the process. */
    private Instant begun(String connection) {
        return hub.insight().activity("connection " + connection, ACTIONS_MAX).reversed().stream()
                .filter(action -> action.verb().equals(VERB))
                .map(Action::at)
                .findFirst()
                .orElse(Instant.EPOCH); // Somebody put the two secrets into the vault himself.
    }

    /**
     * Begins to renew the webhook secret of a connection.
     *
     * @param given the new one, where people give it to the webhooks; empty to have one drawn
     * @throws Controls.Impossible if it cannot be renewed now; the message says what to do
     */
    public synchronized void rotate(String connection, Optional<String> given, String who) {
        ConnectionDocument document = known(connection);
        prepare(document);
        Names names = names(document);
        if (isUnderWay(names)) {
            throw new Controls.Impossible("The webhook secret of " + connection + " is being renewed since "
                    + begun(connection) + ". A second time would shut out webhooks that still have the first one.");
        }
        String next =
                isManual(document) ? typed(connection, given) : given.orElseGet(() -> WebhookSecrets.random(random));
        // No two of these at once: whatever was done last when the process dies, all that webhooks may have is
        // accepted.
        hub.vault().set(names.previous(), hub.vault().get(names.current()).orElseThrow());
        hub.writeDown(new Action(clock.instant(), who, VERB, "connection " + connection, "new webhook secret"));
        hub.vault().set(names.current(), next);
        takeUp(connection);
        log.info("The webhook secret of {} is being renewed.", connection);
    }

    /** Gives a connection that has no previous secret yet what it takes to have one. */
    private void prepare(ConnectionDocument document) {
        Optional<String> current = document.vaultName(SETTING);
        if (current.isEmpty() || document.vaultName(PREVIOUS).isPresent()) {
            return;
        }
        String previous = current.get() + "-previous";
        hub.vault().get(current.get()).ifPresent(secret -> hub.vault().set(previous, secret));
    }

    private static String typed(String connection, Optional<String> given) {
        String secret = given.map(String::strip).orElse("");
        if (secret.length() < SECRET_CHARS_MIN || secret.length() > SECRET_CHARS_MAX) {
            throw new Controls.Impossible(
                    "People make the webhooks of " + connection + ", so the new secret is theirs: "
                            + SECRET_CHARS_MIN + " to " + SECRET_CHARS_MAX
                            + " random characters. Give it here first, then to every"
                            + " webhook under WooCommerce > Settings > Advanced > Webhooks.");
        }
        return secret;
    }

    /**
     * Ends the time of the old secret, where only people can know that no webhook has it any more.
     *
     * @throws Controls.Impossible if nothing is under way, or the hub ends it itself
     */
    public synchronized void finish(String connection, String who) {
        ConnectionDocument document = known(connection);
        Names names = names(document);
        if (!isUnderWay(names)) {
            throw new Controls.Impossible("The webhook secret of " + connection + " is not being renewed.");
        }
        if (!isManual(document)) {
            throw new Controls.Impossible("The hub makes the webhooks of " + connection
                    + ", and ends this itself: an hour after all of them are seen to have the new secret.");
        }
        end(connection, names, who);
    }

    /** Ends what has lasted long enough. Called every minute. */
    synchronized void lookOnce() {
        for (ConnectionStatus status : hub.insight().connections()) {
            hub.documents()
                    .current()
                    .connection(status.name())
                    .filter(document -> document.vaultName(PREVIOUS).isPresent() && !isManual(document))
                    .filter(document -> isOver(document, status))
                    .ifPresent(document -> end(status.name(), names(document), "tradewind"));
        }
    }

    private boolean isOver(ConnectionDocument document, ConnectionStatus status) {
        Optional<View> view = of(document.name());
        return view.flatMap(View::since)
                .filter(since -> !clock.instant().isBefore(since.plus(GRACE)))
                .filter(since -> status.webhooksSeen()
                        .filter(since.plus(LOOK_MAX)::isBefore)
                        .isPresent())
                .isPresent();
    }

    private void end(String connection, Names names, String who) {
        hub.vault().set(names.previous(), hub.vault().get(names.current()).orElseThrow());
        hub.writeDown(new Action(
                clock.instant(),
                who,
                "end rotation",
                "connection " + connection,
                "the old webhook secret is not accepted any more"));
        takeUp(connection);
        log.info("The old webhook secret of {} is not accepted any more.", connection);
    }

    /** The same documents again, with what the vault holds now. */
    private void takeUp(String connection) {
        if (hub.documents().applyAlso(Map.of(), ConnectionWriter.BY, connection) instanceof Applied.Faulty faulty) {
            throw new Controls.Impossible(
                    "The new secret is in the vault, but the documents in force do not do any more: "
                            + faulty.problems().getFirst() + ". It is taken up when the hub starts anew.");
        }
    }

    private ConnectionDocument known(String connection) {
        return hub.documents()
                .current()
                .connection(connection)
                .orElseThrow(() -> new Controls.Impossible("There is no connection " + connection + "."));
    }

    private Names names(ConnectionDocument document) {
        String current = document.vaultName(SETTING)
                .filter(name -> hub.vault().get(name).isPresent())
                .orElseThrow(() -> new Controls.Impossible("The webhook secret of " + document.name()
                        + " is not in the vault, so the hub cannot renew it. Write webhook-secret: ${vault:"
                        + document.name() + "/webhook-secret} in its document."));
        String previous = document.vaultName(PREVIOUS)
                .orElseThrow(() ->
                        new Controls.Impossible("The old secret has to be accepted for a while, and the document of "
                                + document.name() + " has no place for it. Write webhook-secret-previous: ${vault:"
                                + current
                                + "-previous} under its webhook-secret and apply it; the vault holds that already after the first try"
                                + " to rotate. Then rotate again."));
        return new Names(current, previous);
    }
}
