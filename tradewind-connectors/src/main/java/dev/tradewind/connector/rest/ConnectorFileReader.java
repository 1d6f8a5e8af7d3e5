package dev.tradewind.connector.rest;

import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Expressions;
import dev.tradewind.api.OperationSpec.Repeat;
import dev.tradewind.api.SettingSpec;
import dev.tradewind.connector.rest.ConnectorFile.Actions;
import dev.tradewind.connector.rest.ConnectorFile.Operation;
import dev.tradewind.connector.rest.ConnectorFile.Safety;
import dev.tradewind.connector.rest.ConnectorFile.Step;
import dev.tradewind.connector.rest.ConnectorFile.Steps;
import dev.tradewind.connector.rest.ConnectorFile.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Turns the tree of a connector file into what it means, and notes all that it gets wrong. Made for one file. */
final class ConnectorFileReader {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

    private final Expressions expressions;
    private final List<Fault> faults = new ArrayList<>();

    ConnectorFileReader(Expressions expressions) {
        this.expressions = expressions;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** What the file says; only to be used if there are no {@link #faults}. */
    ConnectorFile read(Map<String, ? extends @Nullable Object> tree) {
        var root = new Branch("", tree, faults);
        root.only(Set.of(
                "connector", "title", "note", "url", "settings", "auth", "healthcheck", "operations", "streams"));
        String name = root.required("connector");
        Auth auth = root.branch("auth").map(this::auth).orElse(new Auth.None());
        StepReader steps = new StepReader(expressions, faults);
        Optional<Step> healthcheck =
                root.branch("healthcheck").map(b -> steps.read(b, "GET", StepReader.Use.HEALTHCHECK));
        return new ConnectorFile(
                name,
                root.text("title").orElse(name),
                settings(root, auth),
                auth,
                new Actions(operations(root, steps), streams(root, steps), healthcheck));
    }

    private Auth auth(Branch auth) {
        String type = auth.required("type");
        Auth read = switch (type) {
            case "none" -> new Auth.None();
            case "basic" -> new Auth.Basic();
            case "bearer" -> new Auth.Bearer();
            case "api-key" -> apiKey(auth);
            default -> {
                auth.fault("type", "must be none, api-key, basic or bearer, was '%s'".formatted(type));
                yield new Auth.None();
            }
        };
        auth.only(type.equals("api-key") ? Set.of("type", "header", "query", "prefix") : Set.of("type"));
        return read;
    }

    private static Auth apiKey(Branch auth) {
        Optional<String> header = auth.text("header");
        Optional<String> query = auth.text("query");
        if (header.isPresent() == query.isPresent()) {
            auth.fault("type", "an API key goes into one place: give header: or query:");
        }
        return query.isPresent()
                ? new Auth.ApiKeyInQuery(query.get())
                : new Auth.ApiKeyInHeader(
                        headerName(auth, "header", header.orElse("X")),
                        auth.text("prefix").orElse(""));
    }

    static String headerName(Branch branch, String field, String name) {
        if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")) {
            branch.fault(field, "'%s' is no name of a header".formatted(name));
        }
        return name;
    }

    private static List<SettingSpec> settings(Branch root, Auth auth) {
        List<SettingSpec> settings = new ArrayList<>();
        Optional<String> url = root.text("url");
        settings.add(
                url.isPresent()
                        ? SettingSpec.optional(
                                RestConnector.URL, SettingSpec.Kind.URL, url.get(), "Address of the system")
                        : SettingSpec.required(RestConnector.URL, SettingSpec.Kind.URL, "Address of the system"));
        settings.addAll(auth.settings());
        root.branch("settings")
                .ifPresent(branch -> branch.fields()
                        .keySet()
                        .forEach(name -> branch.branch(String.valueOf(name))
                                .ifPresent(b -> settings.add(setting(branch, String.valueOf(name), b)))));
        return settings;
    }

    private static SettingSpec setting(Branch settings, String name, Branch branch) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}")) {
            settings.fault(name, "a setting's name must be of letters, digits, hyphens and underscores");
        }
        branch.only(Set.of("kind", "required", "default", "meaning"));
        SettingSpec.Kind kind = SettingSpec.Kind.TEXT;
        String word = branch.text("kind").orElse("text").toUpperCase(Locale.ROOT);
        try {
            kind = SettingSpec.Kind.valueOf(word);
        } catch (IllegalArgumentException e) {
            branch.fault("kind", "must be text, url, secret, number, switch or duration");
        }
        return new SettingSpec(
                name,
                kind,
                branch.text("required").filter("true"::equals).isPresent(),
                branch.text("default").orElse(null),
                branch.text("meaning").orElse(name));
    }

    private List<Operation> operations(Branch root, StepReader steps) {
        if (!hasAny(root, "operations") && !hasAny(root, "streams")) {
            root.fault("operations", "is missing: a connector file without operations and streams does nothing");
        }
        return named(root, "operations", (name, branch) -> operation(name, branch, steps));
    }

    private List<Stream> streams(Branch root, StepReader steps) {
        var reader = new StreamReader(expressions, steps, faults);
        return named(root, "streams", reader::read);
    }

    private static boolean hasAny(Branch root, String field) {
        return root.get(field) instanceof Map<?, ?> map && !map.isEmpty();
    }

    private static <T> List<T> named(Branch root, String field, BiFunction<String, Branch, T> each) {
        List<T> read = new ArrayList<>();
        root.branch(field)
                .ifPresent(all -> all.fields().keySet().forEach(name -> {
                    String text = String.valueOf(name);
                    if (!text.matches(NAME)) {
                        all.fault(text, "a name must be of small letters, digits and hyphens");
                    }
                    all.branch(text).ifPresent(branch -> read.add(each.apply(text, branch)));
                }));
        return read;
    }

    private Operation operation(String name, Branch branch, StepReader steps) {
        branch.only(
                Set.of("object", "meaning", "repeat", "key-header", "because", "lookup", "create", "update", "errors"));
        var read = new Steps(
                branch.branch("lookup").map(b -> steps.read(b, "GET", StepReader.Use.LOOKUP)),
                branch.branch("create").map(b -> steps.read(b, "POST", StepReader.Use.CREATE)),
                branch.branch("update").map(b -> steps.read(b, "PUT", StepReader.Use.UPDATE)),
                new ErrorRuleReader(expressions, faults).read(branch));
        if (read.create().isEmpty() && read.update().isEmpty()) {
            branch.fault("", "has neither create: nor update:");
        }
        String object = branch.required("object");
        return new Operation(name, object, branch.text("meaning").orElse(name), safety(branch, read), read);
    }

    private static Safety safety(Branch branch, Steps steps) {
        Optional<String> header = branch.text("key-header");
        header.ifPresent(name -> headerName(branch, "key-header", name));
        String word = branch.required("repeat");
        Repeat repeat = switch (word) {
            case "native-key" -> Repeat.NATIVE_KEY;
            case "upsert" -> Repeat.UPSERT;
            case "lookup" -> Repeat.LOOKUP;
            default -> Repeat.HARMLESS;
        };
        switch (word) {
            case "native-key" ->
                need(branch, header.isPresent(), "key-header", "is missing: the header that takes the idempotency key");
            case "lookup" ->
                need(
                        branch,
                        steps.lookup().isPresent(),
                        "lookup",
                        "is missing: the request that finds a record that is there");
            case "harmless" ->
                need(branch, branch.has("because"), "because", "is missing: say why a repeated write does no harm");
            case "upsert" ->
                need(
                        branch,
                        steps.create().isPresent() || steps.lookup().isPresent() || usesId(branch),
                        "update",
                        "is only sent for a record whose id is known, and does not use $id: call it create, which is"
                                + " sent for every record where there is no update");
            case "" -> {}
            default ->
                branch.fault("repeat", "must be native-key, upsert, lookup or harmless, was '%s'".formatted(word));
        }
        return new Safety(repeat, header);
    }

    private static boolean usesId(Branch operation) {
        return operation.branch("update").stream()
                .anyMatch(update -> String.valueOf(update.fields()).contains("$id"));
    }

    private static void need(Branch branch, boolean given, String field, String message) {
        if (!given) {
            branch.fault(field, message);
        }
    }

    /** Notes a fault if {@code source} does not compile; the text is used either way. */
    static void check(Expressions expressions, String source, String path, List<Fault> faults) {
        try {
            expressions.compile(source);
        } catch (ExpressionFault fault) {
            faults.add(new Fault(path, String.valueOf(fault.getMessage()), fault.offset()));
        }
    }
}
