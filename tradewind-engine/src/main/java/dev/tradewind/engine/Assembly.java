package dev.tradewind.engine;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Connector;
import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Expression;
import dev.tradewind.engine.document.ConnectionSettings;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import dev.tradewind.engine.document.Document.FlowDocument;
import dev.tradewind.engine.document.DocumentSet;
import dev.tradewind.engine.document.FlowLimits;
import dev.tradewind.engine.http.Masking;
import dev.tradewind.engine.http.Pace;
import dev.tradewind.engine.http.PersonalData;
import dev.tradewind.engine.mapping.BindingLookup;
import dev.tradewind.engine.mapping.JsonataExpressions;
import dev.tradewind.engine.sync.Connected;
import dev.tradewind.engine.sync.Flow;
import dev.tradewind.engine.sync.FlowRules;
import dev.tradewind.engine.sync.RetrySchedule;
import dev.tradewind.engine.sync.Setup;
import dev.tradewind.engine.sync.WebhookPost;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes connections and flows ready to run from checked documents. The documents fit each other; what can still be amiss
 * is outside of them: a secret that the vault does not hold, or settings that its connector finds do not fit each other,
 * make a connection unusable, and only that.
 */
final class Assembly {

    private final Connectors connectors;
    private final HubSettings settings;
    private final BindingLookup bindings;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    Assembly(Connectors connectors, HubSettings settings, BindingLookup bindings) {
        this.connectors = connectors;
        this.settings = settings;
        this.bindings = bindings;
    }

    /** A setup, and what must be closed when it is no longer used. */
    record Assembled(Setup setup, List<AutoCloseable> resources) {}

    /**
     * Assembles everything.
     *
     * @param version of the documents
     */
    Assembled assemble(DocumentSet documents, long version) {
        JsonataExpressions expressions = new JsonataExpressions(settings.clock(), documents::rows, bindings);
        Map<String, Connected> connections = new HashMap<>();
        paces.keySet()
                .retainAll(documents.connections().stream()
                        .map(ConnectionDocument::name)
                        .toList());
        Map<String, String> unusable = new HashMap<>();
        List<AutoCloseable> resources = new ArrayList<>();
        for (ConnectionDocument document : documents.connections()) {
            Connector connector = connector(documents, document.connector());
            switch (ConnectionSettings.resolve(
                    document, connector.description(), settings.vault(), settings.environment())) {
                case ConnectionSettings.Resolved.Ready ready -> {
                    try {
                        ConnectionHttp http = http(document, ready.settings());
                        resources.add(http);
                        connections.put(
                                document.name(), connected(document, connector, ready.settings(), http, expressions));
                    } catch (IllegalArgumentException unfit) {
                        unusable.put(document.name(), String.valueOf(unfit.getMessage()));
                    }
                }
                case ConnectionSettings.Resolved.Lacking lacking ->
                    unusable.put(document.name(), String.join("; ", lacking.reasons()));
            }
        }
        Map<String, Flow> flows = new HashMap<>();
        documents.flows().forEach(f -> flows.put(f.name(), flow(f, documents, expressions, Math.toIntExact(version))));
        return new Assembled(new Setup(connections, flows, unusable), resources);
    }

    /** One flow, whatever of its connections can be used. */
    Optional<Flow> flow(DocumentSet documents, String name) {
        JsonataExpressions expressions = new JsonataExpressions(settings.clock(), documents::rows, bindings);
        return documents.flow(name).map(document -> flow(document, documents, expressions, 0));
    }

    private Connector connector(DocumentSet documents, String name) {
        return documents
                .connector(name)
                .map(connectors::of)
                .or(() -> connectors.builtIn(name))
                .orElseThrow(() -> new IllegalStateException("checked documents name the unknown connector " + name));
    }

    private Connected connected(
            ConnectionDocument document,
            Connector connector,
            ConnectionSettings resolved,
            ConnectionHttp http,
            JsonataExpressions expressions) {
        var context = new ConnectionContext(document.name(), resolved, expressions, settings.clock());
        return new Connected(
                document.name(),
                connector.description(),
                connector.source(context),
                connector.destination(context),
                pace(document),
                document.rules().sweepEvery(),
                document.rules().censusEvery(),
                http,
                connector.checkup(context),
                connector.nudge(context),
                webhooks(document.name(), connector, context));
    }

    private ConnectionHttp http(ConnectionDocument document, ConnectionSettings resolved) {
        PersonalData policy = document.rules().maskPersonalData() ? PersonalData.MASK : PersonalData.KEEP;
        return new ConnectionHttp(document, pace(document), new Masking(resolved.secrets(), policy), settings.clock());
    }

    private Optional<WebhookPost> webhooks(String connection, Connector connector, ConnectionContext context) {
        return settings.publicUrl()
                .flatMap(url -> connector
                        .webhookCare(context)
                        .map(care -> new WebhookPost(care, URI.create(url + "/hooks/" + connection))));
    }

    /** What a connection asked for, and what was learned about it, holds for the next version of its document as well. */
    private Pace pace(ConnectionDocument document) {
        int concurrency = document.limits().concurrency();
        Pace pace = paces.computeIfAbsent(document.name(), name -> new Pace(concurrency, settings.clock()));
        pace.set(
                concurrency,
                document.limits().requestsPerMinute(),
                document.limits().backfillWindow());
        return pace;
    }

    private Flow flow(FlowDocument document, DocumentSet documents, JsonataExpressions expressions, int version) {
        ConnectionDocument destination =
                documents.connection(document.to().connection()).orElseThrow();
        ConnectorDescription description = documents
                .description(destination.connector())
                .orElseGet(() -> connector(documents, destination.connector()).description());
        FlowLimits limits = document.rules().limits();
        FlowRules rules = new FlowRules(
                document.rules().kind(),
                new RetrySchedule(limits.retryFirst(), limits.retryLongest()),
                limits.giveUpAfter(),
                document.rules().onDeadLetter(),
                limits.slo());
        Expression map = expressions.compile(document.map().text());
        return new Flow(
                document.name(),
                version,
                document.from().connection(),
                document.from().stream(),
                document.from().when().map(expressions::compile),
                document.to().connection(),
                description.operation(document.to().operation()).orElseThrow(),
                map,
                document.to()
                        .whenGone()
                        .map(operation -> new Flow.WhenGone(
                                description.operation(operation).orElseThrow(),
                                document.mapGone()
                                        .map(gone -> expressions.compile(gone.text()))
                                        .orElse(map))),
                rules);
    }
}
