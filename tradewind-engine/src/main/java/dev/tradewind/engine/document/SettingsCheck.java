package dev.tradewind.engine.document;

import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Nearest;
import dev.tradewind.api.SettingSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a connection's settings against what its connector describes. */
final class SettingsCheck {

    /** Fields of a connection document that are not settings of its connector. */
    static final Set<String> OWN_FIELDS =
            Set.of("connection", "connector", "limits", "sweep-every", "census-every", "personal-data", "tls", "note");

    private final String file;
    private final ConnectorDescription connector;
    private final String connection;
    private final Problems problems;
    private final Set<String> given = new HashSet<>();

    SettingsCheck(String file, ConnectorDescription connector, String connection, Problems problems) {
        this.file = file;
        this.connector = connector;
        this.connection = connection;
        this.problems = problems;
    }

    void check(YamlNode.Mapping root) {
        for (YamlNode.Field field : root.fields()) {
            if (!OWN_FIELDS.contains(field.name())) {
                setting(field.name(), field);
            }
        }
        for (SettingSpec spec : connector.settings()) {
            if (spec.required() && !given.contains(spec.name())) {
                problems.add(
                        file,
                        root.at(),
                        spec.name(),
                        "is missing: connector %s needs it (%s)".formatted(connector.name(), spec.meaning()));
            }
        }
    }

    private void setting(String path, YamlNode.Field field) {
        Optional<SettingSpec> spec =
                connector.settings().stream().filter(s -> s.name().equals(path)).findFirst();
        if (spec.isPresent()) {
            given.add(path);
            value(spec.get(), field.value());
        } else if (field.value() instanceof YamlNode.Mapping group && isPrefix(path)) {
            group.fields().forEach(inner -> setting(path + "." + inner.name(), inner));
        } else {
            String message = "connector %s has no such setting".formatted(connector.name());
            problems.add(file, field.nameAt(), path, message, Nearest.hint(path, names()));
        }
    }

    private boolean isPrefix(String path) {
        return connector.settings().stream().anyMatch(s -> s.name().startsWith(path + "."));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(OWN_FIELDS);
        connector.settings().forEach(s -> names.add(s.name()));
        return names;
    }

    private void value(SettingSpec spec, YamlNode node) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.tree() == null) {
            // A setting of kind TEXT may be a whole section, which its connector reads by itself.
            if (spec.kind() != SettingSpec.Kind.TEXT || node instanceof YamlNode.Scalar) {
                problems.add(
                        file,
                        node.at(),
                        spec.name(),
                        "must be %s, was %s".formatted(word(spec), SchemaCheck.kindOf(node)));
            }
            return;
        }
        if (References.isIn(scalar.text())) {
            reference(spec, scalar);
        } else if (spec.kind() == SettingSpec.Kind.SECRET) {
            problems.add(
                    file,
                    node.at(),
                    spec.name(),
                    "a secret is not written into a document",
                    "keep it in the vault and write ${vault:%s/%s}, or ${env:NAME}"
                            .formatted(
                                    connection,
                                    spec.name().substring(spec.name().lastIndexOf('.') + 1)));
        } else {
            String wrong = wrong(spec, scalar);
            if (wrong != null) {
                problems.add(file, node.at(), spec.name(), wrong);
            }
        }
    }

    private void reference(SettingSpec spec, YamlNode.Scalar scalar) {
        Optional<References.Reference> reference = References.of(scalar.text());
        if (reference.isEmpty() || !reference.get().isWellFormed()) {
            problems.add(
                    file,
                    scalar.at(),
                    spec.name(),
                    "'%s' is no reference".formatted(scalar.text()),
                    "a setting is a value or one whole reference: ${vault:name} or ${env:NAME}");
        } else if (reference.get().isVault() && spec.kind() != SettingSpec.Kind.SECRET) {
            problems.add(
                    file,
                    scalar.at(),
                    spec.name(),
                    "the vault holds secrets, and this is none: it is shown and recorded",
                    "write the value, or ${env:NAME}");
        }
    }

    private static @Nullable String wrong(SettingSpec spec, YamlNode.Scalar scalar) {
        Object value = scalar.tree();
        boolean fits = switch (spec.kind()) {
            case TEXT, SECRET -> true;
            case URL -> isUrl(scalar.text());
            case NUMBER -> value instanceof Integer;
            case SWITCH -> value instanceof Boolean;
            case DURATION -> Durations.parse(scalar.text()).isPresent();
        };
        return fits ? null : "must be %s, was %s".formatted(word(spec), SchemaCheck.shown(scalar));
    }

    static boolean isUrl(String text) {
        try {
            var url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String word(SettingSpec spec) {
        return switch (spec.kind()) {
            case TEXT -> "a text";
            case SECRET -> "a reference to a secret";
            case URL -> "an address such as https://shop.example, without user and password";
            case NUMBER -> "a whole number";
            case SWITCH -> "true or false";
            case DURATION -> "a duration such as 30s, 5m or 3d";
        };
    }
}
