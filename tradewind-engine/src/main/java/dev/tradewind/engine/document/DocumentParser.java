package dev.tradewind.engine.document;

import dev.tradewind.engine.base.OffPeak;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import dev.tradewind.engine.document.Document.ConnectionRules;
import dev.tradewind.engine.document.Document.ConnectorDocument;
import dev.tradewind.engine.document.Document.FlowDocument;
import dev.tradewind.engine.document.Document.FlowRules;
import dev.tradewind.engine.document.Document.From;
import dev.tradewind.engine.document.Document.MapSource;
import dev.tradewind.engine.document.Document.TableDocument;
import dev.tradewind.engine.document.Document.To;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns a document that fits its schema into a record, and notes values that no schema can judge. */
final class DocumentParser {

    private static final Duration DAY = Duration.ofDays(1);

    /** Instead of a duration: never. */
    static final String OFF = "off";

    private final Located document;
    private final Problems problems;

    DocumentParser(Located document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    ConnectionDocument connection() {
        ConnectionLimits byDefault = ConnectionLimits.DEFAULT;
        var limits = new ConnectionLimits(
                whole("limits", "concurrency").orElse(byDefault.concurrency()),
                whole("limits", "requests-per-minute"),
                duration(Duration.ofSeconds(1), Duration.ofMinutes(5), "limits", "timeout")
                        .orElse(byDefault.timeout()),
                backfillWindow());
        var rules = new ConnectionRules(
                duration(Duration.ofSeconds(10), DAY.multipliedBy(7), "sweep-every")
                        .orElse(ConnectionRules.DEFAULT.sweepEvery()),
                censusEvery(),
                text("personal-data").filter("mask"::equals).isPresent(),
                new Document.Tls(text("tls", "ca"), text("tls", "pin")),
                text("note"));
        Map<String, @Nullable Object> settings =
                new LinkedHashMap<>(document.root().tree());
        settings.keySet().removeAll(SettingsCheck.OWN_FIELDS);
        return new ConnectionDocument(document.name(), text("connector").orElseThrow(), settings, limits, rules);
    }

    private OffPeak backfillWindow() {
        List<String> path = List.of("limits", "backfill-window");
        return switch (document.root().down(path)) {
            case YamlNode.Sequence several ->
                new OffPeak(IntStream.range(0, several.items().size())
                        .mapToObj(i -> window(several.items().get(i), "limits.backfill-window." + i))
                        .flatMap(Optional::stream)
                        .toList());
            case YamlNode.Scalar one ->
                new OffPeak(window(one, "limits.backfill-window").stream().toList());
            case YamlNode.Mapping notThere -> OffPeak.ALWAYS;
        };
    }

    private Optional<OffPeak.Window> window(YamlNode node, String path) {
        Optional<OffPeak.Window> window =
                node instanceof YamlNode.Scalar scalar ? OffPeak.Window.parse(scalar.text()) : Optional.empty();
        if (window.isEmpty()) {
            problems.add(
                    document.file(),
                    node.at(),
                    path,
                    "must be a time of day and a time zone such as 22:00-06:00 Europe/Berlin, was %s"
                            .formatted(SchemaCheck.shown(node)));
        }
        return window;
    }

    private Optional<Duration> censusEvery() {
        if (text("census-every").filter(OFF::equals).isPresent()) {
            return Optional.empty();
        }
        return duration(Duration.ofHours(1), DAY.multipliedBy(90), "census-every")
                .or(ConnectionRules.DEFAULT::censusEvery);
    }

    FlowDocument flow(MapSource map, Optional<MapSource> mapGone) {
        return new FlowDocument(
                document.name(),
                new From(
                        text("from", "connection").orElseThrow(),
                        text("from", "stream").orElseThrow(),
                        text("from", "when")),
                new To(
                        text("to", "connection").orElseThrow(),
                        text("to", "operation").orElseThrow(),
                        text("to", "when-gone")),
                map,
                mapGone,
                new FlowRules(
                        text("kind").filter("event"::equals).isPresent() ? FlowRules.Kind.EVENT : FlowRules.Kind.STATE,
                        flowLimits(),
                        text("on-dead-letter").filter("continue"::equals).isPresent()
                                ? FlowRules.OnDeadLetter.CONTINUE
                                : FlowRules.OnDeadLetter.BLOCK,
                        text("note")));
    }

    private FlowLimits flowLimits() {
        FlowLimits byDefault = FlowLimits.DEFAULT;
        Duration first = duration(Duration.ofMillis(1), DAY.multipliedBy(7), "limits", "retry", "first")
                .orElse(byDefault.retryFirst());
        Optional<Duration> given = duration(Duration.ofMillis(1), DAY.multipliedBy(7), "limits", "retry", "longest");
        Duration longest =
                given.orElse(first.compareTo(byDefault.retryLongest()) > 0 ? first : byDefault.retryLongest());
        if (longest.compareTo(first) < 0) {
            note(
                    List.of("limits", "retry", "longest"),
                    "must be at least first (%s), was %s".formatted(Durations.text(first), Durations.text(longest)));
        }
        return new FlowLimits(
                duration(Duration.ofSeconds(1), DAY.multipliedBy(30), "limits", "slo"),
                duration(Duration.ofSeconds(1), DAY.multipliedBy(30), "limits", "give-up-after")
                        .orElse(byDefault.giveUpAfter()),
                first,
                longest);
    }

    TableDocument table() {
        Map<String, @Nullable Object> rows =
                document.root().value("rows").orElseThrow() instanceof YamlNode.Mapping m ? m.tree() : Map.of();
        return new TableDocument(document.name(), rows);
    }

    ConnectorDocument connector() {
        return new ConnectorDocument(document.name(), document.root().tree());
    }

    private Optional<String> text(String... path) {
        return scalar(path).map(YamlNode.Scalar::text);
    }

    private OptionalInt whole(String... path) {
        return scalar(path).map(YamlNode.Scalar::tree).orElse(null) instanceof Integer number
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }

    private Optional<Duration> duration(Duration least, Duration most, String... path) {
        Optional<String> text = text(path);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> duration = Durations.parse(text.get());
        if (duration.isEmpty()) {
            note(List.of(path), "must be a duration such as 30s, 5m or 3d, was '%s'".formatted(text.get()));
        } else if (duration.get().compareTo(least) < 0 || duration.get().compareTo(most) > 0) {
            note(
                    List.of(path),
                    "must be from %s to %s, was %s".formatted(Durations.text(least), Durations.text(most), text.get()));
        }
        return duration;
    }

    private void note(List<String> path, String message) {
        problems.add(document.file(), document.root().down(path).at(), String.join(".", path), message);
    }

    private Optional<YamlNode.Scalar> scalar(String... path) {
        YamlNode node = document.root();
        for (String step : path) {
            if (!(node instanceof YamlNode.Mapping mapping)) {
                return Optional.empty();
            }
            Optional<YamlNode> next = mapping.value(step);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            node = next.get();
        }
        return node instanceof YamlNode.Scalar scalar ? Optional.of(scalar) : Optional.empty();
    }
}
