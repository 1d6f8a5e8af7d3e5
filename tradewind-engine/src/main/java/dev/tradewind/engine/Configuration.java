package dev.tradewind.engine;

import dev.tradewind.engine.document.Diff;
import dev.tradewind.engine.document.DocumentSet;
import dev.tradewind.engine.document.DocumentStore;
import dev.tradewind.engine.document.DocumentVersion;
import dev.tradewind.engine.document.Documents;
import dev.tradewind.engine.document.Export;
import dev.tradewind.engine.document.Problem;
import dev.tradewind.engine.sync.Machinery;
import dev.tradewind.engine.sync.Rehearsal;
import dev.tradewind.engine.sync.Rehearsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents that the hub runs on: checked, compared, applied as a whole, exported, rolled back. Every applied version
 * is kept. Safe for any thread.
 */
public final class Configuration {

    private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

    private final Documents documents;
    private final DocumentStore store;
    private final Assembly assembly;
    private final Machinery machinery;
    private final Rehearsal rehearsal;
    private DocumentSet current = DocumentSet.EMPTY;
    private List<AutoCloseable> resources = List.of();

    Configuration(
            Documents documents, DocumentStore store, Assembly assembly, Machinery machinery, Rehearsal rehearsal) {
        this.documents = documents;
        this.store = store;
        this.assembly = assembly;
        this.machinery = machinery;
        this.rehearsal = rehearsal;
    }

    /** What came of {@link #apply}. */
    public sealed interface Applied {

        /**
         * In force.
         *
         * @param unusable connections that cannot be used, with the reason
         */
        record InForce(long version, Diff diff, Map<String, String> unusable) implements Applied {}

        /** The documents say what is in force already. */
        record NoChange(long version, Map<String, String> unusable) implements Applied {}

        /** Nothing was changed. */
        record Faulty(List<Problem> problems) implements Applied {}
    }

    /** What came of {@link #preview}. */
    public sealed interface Previewed {

        record Done(Rehearsed rehearsed) implements Previewed {}

        /** There is no such flow; those that there are. */
        record NoFlow(List<String> flows) implements Previewed {
            public NoFlow {
                flows = List.copyOf(flows);
            }
        }

        record Faulty(List<Problem> problems) implements Previewed {}
    }

    /**
     * Tells what a flow would do with a record that the hub knows. Sends nothing and changes nothing.
     *
     * @param files documents that need not be in force; empty for those that are
     * @param record its key at the source, or what people call it
     */
    public Previewed preview(Map<String, byte[]> files, String flow, String record) {
        if (files.isEmpty()) {
            return preview(current(), flow, record);
        }
        return switch (documents.check(files)) {
            case Documents.Checked.Invalid invalid -> new Previewed.Faulty(invalid.problems());
            case Documents.Checked.Valid valid -> preview(valid.documents(), flow, record);
        };
    }

    private Previewed preview(DocumentSet set, String flow, String record) {
        return assembly.flow(set, flow)
                .<Previewed>map(ready -> new Previewed.Done(rehearsal.of(ready, record)))
                .orElseGet(() -> new Previewed.NoFlow(
                        set.flows().stream().map(document -> document.name()).toList()));
    }

    /** Checks files without applying them. */
    public Documents.Checked check(Map<String, byte[]> files) {
        return documents.check(files);
    }

    /** What applying {@code next} would change. */
    public synchronized Diff diff(DocumentSet next) {
        return Diff.between(current, next);
    }

    public synchronized DocumentSet current() {
        return current;
    }

    /** The documents in force, as files that can be applied again. */
    public Map<String, String> export() {
        return Export.files(current());
    }

    /**
     * Checks files and puts them in force as a whole: what is not in them is gone. Deliveries of a flow that is gone stay
     * where they are, and go on if the flow comes back.
     */
    public synchronized Applied apply(Map<String, byte[]> files, String by, String note) {
        return switch (documents.check(files)) {
            case Documents.Checked.Invalid invalid -> new Applied.Faulty(invalid.problems());
            case Documents.Checked.Valid valid -> applied(files, valid.documents(), by, note);
        };
    }

    /** As {@link #apply}, with all that is in force besides; a file named as in {@link #export} takes the place of that. */
    public synchronized Applied applyAlso(Map<String, byte[]> more, String by, String note) {
        Map<String, byte[]> all = new TreeMap<>();
        export().forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
        all.putAll(more);
        return apply(all, by, note);
    }

    private Applied applied(Map<String, byte[]> files, DocumentSet next, String by, String note) {
        Diff diff = Diff.between(current, next);
        Optional<DocumentVersion> last = store.current();
        if (diff.changes().isEmpty() && last.isPresent()) {
            use(next, last.get().number()); // A secret may have come into the vault since.
            return new Applied.NoChange(last.get().number(), machinery.setup().unusable());
        }
        DocumentVersion version = store.save(DocumentTexts.of(files), by, note);
        use(next, version.number());
        return new Applied.InForce(version.number(), diff, machinery.setup().unusable());
    }

    /** All applied versions, newest first. */
    public List<DocumentVersion.Summary> versions(int max) {
        return store.list(max);
    }

    /**
     * Which documents one version changed, against the version before it.
     *
     * @return empty if there is no such version, or this release can no longer read one of the two
     */
    public Optional<Diff> changesOf(long version) {
        Optional<DocumentSet> before = version == 1 ? Optional.of(DocumentSet.EMPTY) : read(version - 1);
        return before.flatMap(was -> read(version).map(is -> Diff.between(was, is)));
    }

    private Optional<DocumentSet> read(long version) {
        return store.load(version).flatMap(kept -> switch (documents.readAgain(kept.files())) {
            case Documents.Checked.Valid valid -> Optional.of(valid.documents());
            case Documents.Checked.Invalid _ -> Optional.empty();
        });
    }

    /**
     * Puts the documents of an earlier version in force again, as a new version. They are checked as if they were new.
     *
     * @return empty if there is no such version
     */
    public synchronized Optional<Applied> rollBack(long version, String by) {
        return store.load(version)
                .map(old -> apply(DocumentTexts.bytes(old.files()), by, "rolled back to version " + version));
    }

    /** Takes up what was applied last. Documents that a newer release no longer accepts leave the hub without flows. */
    synchronized void takeUp() {
        store.current().ifPresent(version -> {
            switch (documents.readAgain(version.files())) {
                case Documents.Checked.Valid valid -> use(valid.documents(), version.number());
                case Documents.Checked.Invalid invalid -> {
                    LOG.error("the documents applied last (version {}) are not valid any more:", version.number());
                    invalid.problems().forEach(p -> LOG.error("  {}", p));
                }
            }
        });
    }

    private void use(DocumentSet next, long version) {
        Assembly.Assembled assembled = assembly.assemble(next, version);
        List<AutoCloseable> before = resources;
        machinery.use(assembled.setup());
        current = next;
        resources = assembled.resources();
        close(before);
    }

    synchronized void close() {
        close(resources);
        resources = List.of();
    }

    private static void close(List<AutoCloseable> resources) {
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                LOG.warn("{} could not be closed", resource, e);
            }
        }
    }
}
