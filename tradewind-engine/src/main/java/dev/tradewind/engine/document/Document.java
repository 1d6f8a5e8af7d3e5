package dev.tradewind.engine.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One checked document. */
public sealed interface Document {

    /** Unique among the documents of its kind. */
    String name();

    /** The word that its first field is: {@code connection}, {@code flow}, {@code connector}, {@code table}. */
    String kind();

    /**
     * One configured account of a connector.
     *
     * @param settings what the connector is told, a tree; secrets are references such as {@code ${vault:erp/key}}
     */
    record ConnectionDocument(
            String name,
            String connector,
            Map<String, @Nullable Object> settings,
            ConnectionLimits limits,
            ConnectionRules rules)
            implements Document {

        public ConnectionDocument {
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        }

        @Override
        public String kind() {
            return "connection";
        }

        /** What stands at a dotted name, for example {@code credentials.key}, references not followed; empty if nothing. */
        public Optional<String> written(String setting) {
            Object value = settings;
            for (String step : setting.split("\\.", -1)) {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
            return value == null || value instanceof Map<?, ?> || value instanceof List<?>
                    ? Optional.empty()
                    : Optional.of(String.valueOf(value));
        }

        /** Under which name the vault holds a setting; empty if it is not written as {@code ${vault:name}}. */
        public Optional<String> vaultName(String setting) {
            return written(setting)
                    .flatMap(References::of)
                    .filter(References.Reference::isVault)
                    .map(References.Reference::name);
        }
    }

    /**
     * The rules of a connection that are no limits.
     *
     * @param sweepEvery how often its streams are asked for changes that nobody told
     * @param censusEvery how often its records are counted, to find what nobody told was deleted; empty for never
     * @param maskPersonalData whether recorded exchanges leave personal data out
     * @param tls whom to trust
     * @param note for people
     */
    record ConnectionRules(
            java.time.Duration sweepEvery,
            Optional<java.time.Duration> censusEvery,
            boolean maskPersonalData,
            Tls tls,
            Optional<String> note) {

        /** As often as nobody minds: an event that no webhook told is at most that late. */
        public static final ConnectionRules DEFAULT = new ConnectionRules(
                java.time.Duration.ofMinutes(5),
                Optional.of(java.time.Duration.ofDays(1)),
                false,
                Tls.USUAL,
                Optional.empty());
    }

    /**
     * Which certificates of a server are believed.
     *
     * @param ca certificates in PEM, or an absolute path of a file of the hub's machine with them; empty for those that the
     *     Java runtime trusts
     * @param pin of the server's public key, {@code sha256//…}
     */
    record Tls(Optional<String> ca, Optional<String> pin) {

        public static final Tls USUAL = new Tls(Optional.empty(), Optional.empty());
    }

    /**
     * When this stream changes, map it and perform that operation there.
     *
     * @param map JSONata that makes the operation's input
     * @param mapGone JSONata that makes the input when a record is gone; empty if {@code map} does
     */
    record FlowDocument(String name, From from, To to, MapSource map, Optional<MapSource> mapGone, FlowRules rules)
            implements Document {
        @Override
        public String kind() {
            return "flow";
        }
    }

    /**
     * Where a flow's events come from.
     *
     * @param when JSONata: whether an entity is for this flow; empty for all
     */
    record From(String connection, String stream, Optional<String> when) {}

    /**
     * What a flow does with them.
     *
     * @param whenGone operation that follows when a record is gone at its source; empty if nothing does
     */
    record To(String connection, String operation, Optional<String> whenGone) {}

    /**
     * The expression of a flow.
     *
     * @param text JSONata
     * @param file where it stands if not in the document itself, relative to the folder that was read
     */
    record MapSource(String text, Optional<String> file) {}

    /** How a flow treats its deliveries. */
    record FlowRules(Kind kind, FlowLimits limits, OnDeadLetter onDeadLetter, Optional<String> note) {

        /** What a newer version of an entity does to one that waits. */
        public enum Kind {
            /** The latest state counts: a newer version takes the place of a waiting one. */
            STATE,
            /** Every transition counts: each is delivered. */
            EVENT
        }

        /** What a dead letter does to what comes behind it in its lane. */
        public enum OnDeadLetter {
            /** Nothing passes it until a person has decided. */
            BLOCK,
            /** The lane goes on. */
            CONTINUE
        }
    }

    /**
     * A lookup table.
     *
     * @param rows a text, number, switch or object for each key
     */
    record TableDocument(String name, Map<String, @Nullable Object> rows) implements Document {
        public TableDocument {
            rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        }

        @Override
        public String kind() {
            return "table";
        }
    }

    /**
     * A connector file.
     *
     * @param tree the whole document, for the engine of connector files
     */
    record ConnectorDocument(String name, Map<String, @Nullable Object> tree) implements Document {
        public ConnectorDocument {
            tree = Collections.unmodifiableMap(new LinkedHashMap<>(tree));
        }

        @Override
        public String kind() {
            return "connector";
        }
    }
}
