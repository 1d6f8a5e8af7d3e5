package dev.tradewind.app.server;

import dev.tradewind.api.Finding;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.engine.Configuration;
import dev.tradewind.engine.Hub;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.Insight;
import dev.tradewind.engine.control.Action;
import dev.tradewind.engine.document.Diff;
import dev.tradewind.engine.document.DocumentSet;
import dev.tradewind.engine.document.DocumentVersion;
import dev.tradewind.engine.document.Documents;
import dev.tradewind.engine.reading.Backfill;
import dev.tradewind.engine.sync.Received;
import dev.tradewind.engine.vault.Vault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The engine's hub, as the server sees it. */
final class StoredHub implements RunningHub, DocumentDesk {

    private final Hub hub;
    private final Vault vault;
    private final Optional<Path> folder;
    private final Bell bell = new Bell();
    private final AtomicBoolean closed = new AtomicBoolean();

    StoredHub(Hub hub, Vault vault, Optional<Path> folder) {
        this.hub = hub;
        this.vault = vault;
        this.folder = folder;
        hub.onChange(bell::ring);
    }

    @Override
    public Reply receive(String connection, InboundRequest request) {
        Received received = hub.receive(connection, request);
        return new Reply(received.status(), received.message());
    }

    @Override
    public Insight insight() {
        return hub.insight();
    }

    @Override
    public Controls controls() {
        return hub.controls();
    }

    @Override
    public List<Finding> examine(String connection) {
        return hub.doctor().examine(connection);
    }

    @Override
    public DocumentDesk documents() {
        return this;
    }

    @Override
    public Vault vault() {
        return vault;
    }

    @Override
    public Optional<Backfill> backfill(long id) {
        return hub.stores().backfills().find(id);
    }

    @Override
    public List<Backfill> backfills(int max) {
        return hub.stores().backfills().latest(max);
    }

    @Override
    public void changed() {
        bell.ring();
    }

    @Override
    public void writeDown(Action action) {
        hub.stores().writes().write("action", tx -> {
            hub.stores().actions().add(tx, action);
            return action;
        });
        bell.ring();
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        return bell.onChange(listener);
    }

    @Override
    public Documents.Checked check(Map<String, byte[]> files) {
        return hub.configuration().check(files);
    }

    @Override
    public Configuration.Previewed preview(Map<String, byte[]> files, String flow, String record) {
        return hub.configuration().preview(files, flow, record);
    }

    @Override
    public Diff diff(DocumentSet next) {
        return hub.configuration().diff(next);
    }

    @Override
    public Configuration.Applied apply(Map<String, byte[]> files, String by, String note) {
        return hub.configuration().apply(files, by, note);
    }

    @Override
    public Configuration.Applied applyAlso(Map<String, byte[]> more, String by, String note) {
        return hub.configuration().applyAlso(more, by, note);
    }

    @Override
    public DocumentSet current() {
        return hub.configuration().current();
    }

    @Override
    public Map<String, String> export() {
        return hub.configuration().export();
    }

    @Override
    public Optional<Path> folder() {
        return folder;
    }

    @Override
    public List<DocumentVersion.Summary> versions(int max) {
        return hub.configuration().versions(max);
    }

    @Override
    public Optional<Diff> changesOf(long version) {
        return hub.configuration().changesOf(version);
    }

    @Override
    public Optional<Configuration.Applied> rollBack(long version, String by) {
        return hub.configuration().rollBack(version, by);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) { // By Spring, and by whoever opened it.
            bell.close();
            hub.close();
        }
    }
}
