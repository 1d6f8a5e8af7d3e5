package dev.tradewind.app.server;

import dev.tradewind.engine.Configuration;
import dev.tradewind.engine.document.Diff;
import dev.tradewind.engine.document.DocumentSet;
import dev.tradewind.engine.document.DocumentVersion;
import dev.tradewind.engine.document.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents of a running hub. Files are given by name relative to their folder, with {@code /}. Safe for any thread. */
public interface DocumentDesk {

    Documents.Checked check(Map<String, byte[]> files);

    /** What a flow would do with a record; see {@link Configuration#preview}. */
    Configuration.Previewed preview(Map<String, byte[]> files, String flow, String record);

    /** What putting {@code next} in force would change. */
    Diff diff(DocumentSet next);

    /** Puts the files in force as a whole, or changes nothing. */
    Configuration.Applied apply(Map<String, byte[]> files, String by, String note);

    /** As {@link #apply}, with all that is in force besides; a file named as in {@link #export} takes the place of that. */
    Configuration.Applied applyAlso(Map<String, byte[]> more, String by, String note);

    /** What is in force. */
    DocumentSet current();

    /** What is in force, as files that can be applied again. */
    Map<String, String> export();

    /** The folder whose documents are put in force at every start; empty if those applied last are. */
    Optional<Path> folder();

    /** Newest first. */
    List<DocumentVersion.Summary> versions(int max);

    /** What one version changed; empty if there is no such version, or it can no longer be read. */
    Optional<Diff> changesOf(long version);

    /** Puts an earlier version in force again, as a new one; empty if there is no such version. */
    Optional<Configuration.Applied> rollBack(long version, String by);
}
