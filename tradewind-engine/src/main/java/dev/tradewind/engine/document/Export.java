package dev.tradewind.engine.document;

import dev.tradewind.engine.base.OffPeak;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import dev.tradewind.engine.document.Document.ConnectorDocument;
import dev.tradewind.engine.document.Document.FlowDocument;
import dev.tradewind.engine.document.Document.FlowRules;
import dev.tradewind.engine.document.Document.TableDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents back as files. References to secrets stay references; what equals its default is left out. Reading
 * the files gives the same documents, and exporting those the same files.
 */
public final class Export {

    private Export() {}

    /** One file for each document, and one for each map that is not in its document. */
    public static Map<String, String> files(DocumentSet documents) {
        Map<String, String> files = new TreeMap<>();
        for (Document document : documents.all()) {
            files.put(document.kind() + "s/" + document.name() + ".yaml", text(document));
            if (document instanceof FlowDocument flow) {
                putMap(files, flow.map(), mapFile(flow));
                flow.mapGone().ifPresent(map -> putMap(files, map, mapGoneFile(flow)));
            }
        }
        return files;
    }

    /** One document in canonical YAML. */
    public static String text(Document document) {
        return CanonicalYaml.write(tree(document));
    }

    private static void putMap(Map<String, String> files, Document.MapSource map, String name) {
        if (map.file().isPresent()) {
            files.put("flows/" + name, map.text());
        }
    }

    private static String mapFile(FlowDocument flow) {
        return flow.name() + ".jsonata";
    }

    /** No flow's name has a dot in it: this is no other flow's map. */
    private static String mapGoneFile(FlowDocument flow) {
        return flow.name() + ".gone.jsonata";
    }

    private static Map<String, @Nullable Object> tree(Document document) {
        return switch (document) {
            case ConnectionDocument connection -> connection(connection);
            case FlowDocument flow -> flow(flow);
            case TableDocument table -> {
                Map<String, @Nullable Object> tree = new LinkedHashMap<>();
                tree.put("table", table.name());
                tree.put("rows", table.rows());
                yield tree;
            }
            case ConnectorDocument connector -> connector.tree();
        };
    }

    private static Map<String, @Nullable Object> connection(ConnectionDocument connection) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("connection", connection.name());
        tree.put("connector", connection.connector());
        tree.putAll(connection.settings());
        Map<String, @Nullable Object> limits = new LinkedHashMap<>();
        ConnectionLimits given = connection.limits();
        putUnless(limits, "concurrency", given.concurrency(), ConnectionLimits.DEFAULT.concurrency());
        given.requestsPerMinute().ifPresent(n -> limits.put("requests-per-minute", n));
        putUnless(
                limits, "timeout", Durations.text(given.timeout()), Durations.text(ConnectionLimits.DEFAULT.timeout()));
        List<String> windows = given.backfillWindow().windows().stream()
                .map(OffPeak.Window::toString)
                .toList();
        putUnless(limits, "backfill-window", windows.size() == 1 ? windows.getFirst() : windows, List.of());
        putUnless(tree, "limits", limits, Map.of());
        var rules = connection.rules();
        var byDefault = Document.ConnectionRules.DEFAULT;
        putUnless(tree, "sweep-every", Durations.text(rules.sweepEvery()), Durations.text(byDefault.sweepEvery()));
        putUnless(tree, "census-every", census(rules), census(byDefault));
        putUnless(tree, "personal-data", rules.maskPersonalData() ? "mask" : "keep", "keep");
        Map<String, @Nullable Object> tls = new LinkedHashMap<>();
        rules.tls().ca().ifPresent(ca -> tls.put("ca", ca));
        rules.tls().pin().ifPresent(pin -> tls.put("pin", pin));
        putUnless(tree, "tls", tls, Map.of());
        rules.note().ifPresent(note -> tree.put("note", note));
        return tree;
    }

    private static Map<String, @Nullable Object> flow(FlowDocument flow) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("flow", flow.name());
        Map<String, @Nullable Object> from = new LinkedHashMap<>();
        from.put("connection", flow.from().connection());
        from.put("stream", flow.from().stream());
        flow.from().when().ifPresent(when -> from.put("when", when));
        tree.put("from", from);
        Map<String, @Nullable Object> to = new LinkedHashMap<>();
        to.put("connection", flow.to().connection());
        to.put("operation", flow.to().operation());
        flow.to().whenGone().ifPresent(operation -> to.put("when-gone", operation));
        tree.put("to", to);
        tree.put(
                "map",
                flow.map().file().isPresent() ? mapFile(flow) : flow.map().text());
        flow.mapGone().ifPresent(map -> tree.put("map-gone", map.file().isPresent() ? mapGoneFile(flow) : map.text()));
        putUnless(tree, "kind", flow.rules().kind() == FlowRules.Kind.EVENT ? "event" : "state", "state");
        putUnless(tree, "limits", limits(flow.rules().limits()), Map.of());
        boolean continues = flow.rules().onDeadLetter() == FlowRules.OnDeadLetter.CONTINUE;
        putUnless(tree, "on-dead-letter", continues ? "continue" : "block", "block");
        flow.rules().note().ifPresent(note -> tree.put("note", note));
        return tree;
    }

    private static Map<String, @Nullable Object> limits(FlowLimits limits) {
        FlowLimits byDefault = FlowLimits.DEFAULT;
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        limits.slo().ifPresent(slo -> tree.put("slo", Durations.text(slo)));
        putUnless(tree, "give-up-after", Durations.text(limits.giveUpAfter()), Durations.text(byDefault.giveUpAfter()));
        Map<String, @Nullable Object> retry = new LinkedHashMap<>();
        putUnless(retry, "first", Durations.text(limits.retryFirst()), Durations.text(byDefault.retryFirst()));
        putUnless(retry, "longest", Durations.text(limits.retryLongest()), Durations.text(byDefault.retryLongest()));
        putUnless(tree, "retry", retry, Map.of());
        return tree;
    }

    private static String census(Document.ConnectionRules rules) {
        return rules.censusEvery().map(Durations::text).orElse(DocumentParser.OFF);
    }

    private static void putUnless(Map<String, @Nullable Object> tree, String name, Object value, Object byDefault) {
        if (!value.equals(byDefault)) {
            tree.put(name, value);
        }
    }
}
