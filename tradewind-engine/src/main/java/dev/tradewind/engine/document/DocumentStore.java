package dev.tradewind.engine.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps every version of the documents that was ever applied. Versions are never changed or taken out. */
public interface DocumentStore {

    /** Keeps a new version, which is the current one from now on. Durable when it returns. */
    DocumentVersion save(Map<String, String> files, String by, String note);

    /** Newest first. */
    List<DocumentVersion.Summary> list(int most);

    Optional<DocumentVersion> load(long number);

    /** The newest version; empty if nothing was applied yet. */
    Optional<DocumentVersion> current();
}
