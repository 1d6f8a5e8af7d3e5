package dev.tradewind.engine.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads one YAML file, of any number of documents, into nodes with places.
 *
 * <p>Takes plain YAML only: no anchors, aliases or tags, so what is read is never larger than what is written. Whatever
 * the bytes are, the result is nodes and problems, never an exception.
 */
final class YamlReader {

    /** A connector file of a large system has 60 KB. */
    static final int BYTES_MAX = 1 << 20;

    static final int DEPTH_MAX = 40;
    static final int NODES_MAX = 100_000;

    private final String file;
    private final Problems problems;
    private int nodes;

    private YamlReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The file was not read to its end; the problem is noted. */
    private static final class Unreadable extends RuntimeException {
        private final transient Position at;

        Unreadable(Position at, String message) {
            super(message);
            this.at = at;
        }
    }

    /** The documents up to the first place that is not YAML. */
    static List<YamlNode> read(String file, byte[] bytes, Problems problems) {
        Optional<String> text = text(file, bytes, problems);
        return text.map(t -> new YamlReader(file, problems).documents(t)).orElse(List.of());
    }

    /** The file's text, without a byte order mark; empty, with a problem noted, if it is too large or not UTF-8. */
    static Optional<String> text(String file, byte[] bytes, Problems problems) {
        if (bytes.length > BYTES_MAX) {
            problems.add(file, Position.START, "", "the file is larger than %d KB".formatted(BYTES_MAX >> 10));
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(file, Position.START, "", "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        }
    }

    private List<YamlNode> documents(String text) {
        List<YamlNode> documents = new ArrayList<>();
        try {
            Iterator<Event> events =
                    new Yaml(limits()).parse(new java.io.StringReader(text)).iterator();
            while (events.hasNext()) {
                Event event = events.next();
                if (event instanceof NodeEvent) {
                    YamlNode root = node(event, events, 0);
                    // A file that ends in --- has an empty last document, which nobody means.
                    if (!(root instanceof YamlNode.Scalar scalar && scalar.tree() == null)) {
                        documents.add(root);
                    }
                }
            }
        } catch (Unreadable e) {
            problems.add(file, e.at, "", String.valueOf(e.getMessage()));
        } catch (ReaderException e) {
            problems.add(
                    file,
                    Position.of(text, e.getPosition()),
                    "",
                    "a character that no text has (U+%04X)".formatted(e.getCodePoint()));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            problems.add(
                    file, mark == null ? Position.START : position(mark), "", "not YAML: " + e.getProblem(), hint(e));
        } catch (YAMLException e) {
            problems.add(file, Position.START, "", "not YAML: " + firstLine(e.getMessage()));
        } catch (IllegalArgumentException e) { // Where a file ends within the code of a character, the library trips.
            Position at = Position.of(text, Math.max(0, text.lastIndexOf('\\')));
            problems.add(file, at, "", "not YAML: an escape sequence that is not complete");
        }
        return documents;
    }

    private static LoaderOptions limits() {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEPTH_MAX + 10);
        options.setCodePointLimit(BYTES_MAX);
        return options;
    }

    private YamlNode node(Event event, Iterator<Event> events, int depth) {
        Position at = position(event.getStartMark());
        if (++nodes > NODES_MAX) {
            throw new Unreadable(at, "the file has more than %d values".formatted(NODES_MAX));
        }
        if (depth > DEPTH_MAX) {
            throw new Unreadable(at, "nested deeper than %d levels".formatted(DEPTH_MAX));
        }
        refuse(event, at);
        return switch (event) {
            case ScalarEvent scalar -> new YamlNode.Scalar(scalar.getValue(), style(scalar), at);
            case SequenceStartEvent start -> sequence(events, at, depth);
            case MappingStartEvent start -> mapping(events, at, depth);
            default -> new YamlNode.Scalar("", YamlNode.Style.PLAIN, at);
        };
    }

    private void refuse(Event event, Position at) {
        if (event instanceof AliasEvent alias) {
            problems.add(
                    file, at, "", "'*%s' refers to another place: write the value out".formatted(alias.getAnchor()));
        } else if (event instanceof NodeEvent named && named.getAnchor() != null) {
            problems.add(
                    file,
                    at,
                    "",
                    "'&%s' is not allowed: write the value out where it is needed".formatted(named.getAnchor()));
        }
        String tag = tag(event);
        if (tag != null) {
            problems.add(file, at, "", "the tag '%s' is not allowed".formatted(tag));
        }
    }

    private static @Nullable String tag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case SequenceStartEvent start -> start.getTag();
            case MappingStartEvent start -> start.getTag();
            default -> null;
        };
    }

    private YamlNode sequence(Iterator<Event> events, Position at, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event next = events.next(); !next.is(Event.ID.SequenceEnd); next = events.next()) {
            items.add(node(next, events, depth + 1));
        }
        return new YamlNode.Sequence(items, at);
    }

    private YamlNode mapping(Iterator<Event> events, Position at, int depth) {
        List<YamlNode.Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Event next = events.next(); !next.is(Event.ID.MappingEnd); next = events.next()) {
            YamlNode name = node(next, events, depth + 1);
            YamlNode value = node(events.next(), events, depth + 1);
            if (!(name instanceof YamlNode.Scalar scalar)) {
                problems.add(file, name.at(), "", "a field's name must be a text");
            } else if (!names.add(scalar.text())) {
                problems.add(file, name.at(), "", "'%s' is there twice".formatted(shortened(scalar.text())));
            } else {
                fields.add(new YamlNode.Field(scalar.text(), name.at(), value));
            }
        }
        return new YamlNode.Mapping(fields, at);
    }

    private static YamlNode.Style style(ScalarEvent scalar) {
        if (scalar.isPlain()) {
            return YamlNode.Style.PLAIN;
        }
        if (scalar.isLiteral()) {
            return YamlNode.Style.LITERAL;
        }
        return scalar.isFolded() ? YamlNode.Style.FOLDED : YamlNode.Style.QUOTED;
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static @Nullable String hint(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("'\\t'") || problem.contains("\\t(TAB)")) {
            return "indent with blanks, not with tabs";
        }
        return problem.contains("mapping values are not allowed") ? "put a text with a colon in quotes" : null;
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "it cannot be read"
                : message.lines().findFirst().orElse("");
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
