package dev.tradewind.engine.document;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.tradewind.api.Nearest;
import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks documents against the schemas we publish, and says what is wrong in the words of the document. */
final class SchemaCheck {

    private static final Map<String, String> TYPE_WORDS = Map.of(
            "string", "a text",
            "object", "a group of fields",
            "array", "a list",
            "integer", "a whole number",
            "number", "a number",
            "boolean", "true or false",
            "null", "nothing");

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Map<String, Schema> schemas = new LinkedHashMap<>();

    SchemaCheck() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (String kind : DocumentKinds.ALL) {
            schemas.put(kind, registry.getSchema(MAPPER.readTree(DocumentKinds.schema(kind))));
        }
    }

    /** Notes every problem of {@code root}; says whether there was none. */
    boolean check(String kind, String file, YamlNode root, Problems problems) {
        Schema schema = java.util.Objects.requireNonNull(schemas.get(kind), kind);
        JsonNode tree = MAPPER.readTree(Json.write(root.tree()));
        List<Error> errors = schema.validate(tree);
        errors.forEach(error -> note(error, schema, file, root, problems));
        return errors.isEmpty();
    }

    private static void note(Error error, Schema schema, String file, YamlNode root, Problems problems) {
        List<String> path = steps(error.getInstanceLocation());
        YamlNode node = root.down(path);
        switch (error.getKeyword()) {
            case "additionalProperties" -> unknownField(error, schema, file, path, node, problems);
            case "required" -> {
                path.add(error.getProperty());
                problems.add(file, node.at(), String.join(".", path), "is missing");
            }
            default ->
                problems.add(file, node.at(), String.join(".", path), message(error, schema, node), hint(error, node));
        }
    }

    private static void unknownField(
            Error error, Schema schema, String file, List<String> path, YamlNode node, Problems problems) {
        String name = error.getProperty();
        JsonNode parent = parent(error, schema);
        List<String> valid = new ArrayList<>(parent.path("properties").propertyNames());
        Position at = node instanceof YamlNode.Mapping mapping
                ? mapping.field(name).map(YamlNode.Field::nameAt).orElse(node.at())
                : node.at();
        path.add(name);
        problems.add(file, at, String.join(".", path), "there is no such field", Nearest.hint(name, valid));
    }

    private static String message(Error error, Schema schema, YamlNode node) {
        JsonNode rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "type" -> "must be %s, was %s".formatted(types(rule), kindOf(node));
            case "enum" -> "must be %s, was %s".formatted(choices(rule), shown(node));
            case "const" -> "must be " + rule.asString();
            case "pattern" -> {
                JsonNode comment = parent(error, schema).path("$comment");
                yield "%s, was %s"
                        .formatted(comment.isString() ? comment.asString() : "has an invalid form", shown(node));
            }
            case "minLength" -> "must not be empty";
            case "maxLength" -> "is longer than %s characters".formatted(rule.asString());
            case "minimum" -> "must be at least %s, was %s".formatted(rule.asString(), shown(node));
            case "maximum" -> "must be at most %s, was %s".formatted(rule.asString(), shown(node));
            case "minItems", "minProperties" -> "must have at least %s entries".formatted(rule.asString());
            case "maxItems", "maxProperties" -> "must have at most %s entries".formatted(rule.asString());
            default -> String.valueOf(error.getMessage());
        };
    }

    private static @Nullable String hint(Error error, YamlNode node) {
        if (!"enum".equals(error.getKeyword()) || !(node instanceof YamlNode.Scalar scalar)) {
            return null;
        }
        String hint = Nearest.hint(
                scalar.text(),
                error.getSchemaNode().valueStream().map(JsonNode::asString).toList());
        return hint == null || hint.startsWith("valid:") ? null : hint;
    }

    private static String types(JsonNode rule) {
        return rule.isArray()
                ? rule.valueStream()
                        .map(t -> TYPE_WORDS.getOrDefault(t.asString(), t.asString()))
                        .collect(Collectors.joining(" or "))
                : TYPE_WORDS.getOrDefault(rule.asString(), rule.asString());
    }

    private static String choices(JsonNode rule) {
        return rule.valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "));
    }

    static String kindOf(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping ignored -> "a group of fields";
            case YamlNode.Sequence ignored -> "a list";
            case YamlNode.Scalar scalar ->
                switch (scalar.tree()) {
                    case null -> "nothing";
                    case String ignored -> "a text";
                    case Boolean flag -> String.valueOf(flag);
                    default -> "the number " + scalar.text();
                };
        };
    }

    static String shown(YamlNode node) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.tree() == null) {
            return kindOf(node);
        }
        String text = scalar.text();
        return "'" + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + "'";
    }

    /** The schema that holds the broken rule. */
    private static JsonNode parent(Error error, Schema schema) {
        JsonNode node = schema.getSchemaNode();
        List<String> steps = steps(error.getSchemaLocation().getFragment());
        for (String step : steps.subList(0, Math.max(0, steps.size() - 1))) {
            node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }

    private static List<String> steps(NodePath path) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            steps.add(String.valueOf(path.getElement(i)));
        }
        return steps;
    }

    /** The kinds of documents, each with its schema. */
    static final class DocumentKinds {

        /** The first field that a document has of these says what it is; a connection has two of them. */
        static final List<String> ALL = List.of("connection", "flow", "table", "connector");

        private DocumentKinds() {}

        static String schema(String kind) {
            String name = "/schemas/" + kind + ".schema.json";
            try (InputStream in = SchemaCheck.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException(name + " is not on the classpath");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
