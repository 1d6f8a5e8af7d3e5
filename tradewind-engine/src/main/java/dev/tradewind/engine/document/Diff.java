package dev.tradewind.engine.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changes from one set of documents to another.
 *
 * @param changes by kind and name; empty if the two mean the same
 */
public record Diff(List<Change> changes) {

    public Diff {
        changes = List.copyOf(changes);
    }

    /** How a document changes. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * One document that changes.
     *
     * @param document kind and name, for example {@code flow orders-to-erp}
     * @param text in unified form, without file names
     */
    public record Change(Kind kind, String document, String text) {}

    /** Compares what documents mean, not how they are written: order of fields, comments and files do not count. */
    public static Diff between(DocumentSet before, DocumentSet after) {
        Map<String, String> old = texts(before);
        Map<String, String> now = texts(after);
        List<Change> changes = new ArrayList<>();
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String was = old.getOrDefault(name, "");
            String is = now.getOrDefault(name, "");
            if (!was.equals(is)) {
                Kind kind = was.isEmpty() ? Kind.ADDED : is.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
                changes.add(new Change(kind, name, UnifiedDiff.of(was, is)));
            }
        }
        return new Diff(changes);
    }

    private static Map<String, String> texts(DocumentSet documents) {
        Map<String, String> texts = new TreeMap<>();
        for (Document document : documents.all()) {
            texts.put(document.kind() + " " + document.name(), text(document));
        }
        return texts;
    }

    /** A map in a file of its own is shown as a part of its flow: a change in it changes the flow. */
    private static String text(Document document) {
        String text = Export.text(document);
        return document instanceof Document.FlowDocument flow
                        && flow.map().file().isPresent()
                ? text + "--- map\n" + flow.map().text().stripTrailing() + "\n"
                : text;
    }
}
