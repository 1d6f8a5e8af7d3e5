package dev.tradewind.engine.document;

import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.SettingSpec;
import dev.tradewind.api.Settings;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings of a connection with all references followed. Holds secrets: shows none of them in {@link #toString}. */
public final class ConnectionSettings implements Settings {

    private final String connection;
    private final Map<String, String> values;
    private final Map<String, @Nullable Object> tree;
    private final List<String> secrets;

    private ConnectionSettings(
            String connection, Map<String, String> values, Map<String, @Nullable Object> tree, Set<String> secrets) {
        this.connection = connection;
        this.values = Map.copyOf(values);
        this.tree = tree;
        this.secrets = List.copyOf(secrets);
    }

    /** What came of following the references. */
    public sealed interface Resolved {
        record Ready(ConnectionSettings settings) implements Resolved {}

        /** What is not there, in sentences for people. */
        record Lacking(List<String> reasons) implements Resolved {
            public Lacking {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /**
     * Follows the references of a checked document and fills in defaults.
     *
     * @param vault a secret by its name
     * @param environment a variable by its name
     */
    public static Resolved resolve(
            ConnectionDocument document,
            ConnectorDescription connector,
            Function<String, Optional<String>> vault,
            Function<String, Optional<String>> environment) {
        var following = new Following(vault, environment);
        Map<String, @Nullable Object> tree = following.object(document.settings());
        Map<String, String> values = new LinkedHashMap<>();
        for (SettingSpec spec : connector.settings()) {
            String value = following.leaf(document.settings(), spec);
            if (value != null) {
                values.put(spec.name(), value);
            }
        }
        return following.lacking.isEmpty()
                ? new Resolved.Ready(new ConnectionSettings(document.name(), values, tree, following.secrets))
                : new Resolved.Lacking(following.lacking.stream().distinct().toList());
    }

    /** Follows the references of one document. */
    private static final class Following {

        private final Function<String, Optional<String>> vault;
        private final Function<String, Optional<String>> environment;
        private final List<String> lacking = new ArrayList<>();
        private final Set<String> secrets = new LinkedHashSet<>();

        Following(Function<String, Optional<String>> vault, Function<String, Optional<String>> environment) {
            this.vault = vault;
            this.environment = environment;
        }

        Map<String, @Nullable Object> object(Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put(String.valueOf(name), tree(value)));
            return copy;
        }

        private @Nullable Object tree(@Nullable Object value) {
            return switch (value) {
                case null -> null;
                case Map<?, ?> map -> object(map);
                case List<?> list -> list.stream().map(this::tree).toList();
                case String text -> follow(text);
                default -> value;
            };
        }

        @Nullable
        String leaf(Map<String, @Nullable Object> settings, SettingSpec spec) {
            Object value = settings;
            for (String step : spec.name().split("\\.", -1)) {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
            if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
                return spec.byDefault();
            }
            String text = follow(String.valueOf(value));
            if (spec.kind() == SettingSpec.Kind.SECRET && !text.isEmpty()) {
                secrets.add(text);
            }
            return text;
        }

        private String follow(String text) {
            Optional<References.Reference> reference = References.of(text);
            if (reference.isEmpty()) {
                return text;
            }
            String name = reference.get().name();
            boolean isVault = reference.get().isVault();
            Optional<String> value = isVault ? vault.apply(name) : environment.apply(name);
            if (value.isEmpty()) {
                lacking.add(
                        isVault
                                ? "the vault holds nothing under '%s'".formatted(name)
                                : "the environment variable %s is not set".formatted(name));
            } else if (isVault && !value.get().isEmpty()) {
                secrets.add(value.get());
            }
            return value.orElse("");
        }
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public Duration duration(String name) {
        String text = text(name);
        return Durations.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("setting " + name + " is no duration: " + text));
    }

    @Override
    public Map<String, @Nullable Object> section(String name) {
        Object value = tree;
        for (String step : name.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        Map<String, @Nullable Object> section = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> section.put(String.valueOf(key), inner));
        }
        return section;
    }

    @Override
    public List<String> secrets() {
        return secrets;
    }

    @Override
    public String toString() {
        return "settings of " + connection;
    }
}
