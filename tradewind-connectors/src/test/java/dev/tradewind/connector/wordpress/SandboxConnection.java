package dev.tradewind.connector.wordpress;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Expressions;
import dev.tradewind.sandbox.site.SandboxSite;
import dev.tradewind.testkit.contract.GivenSettings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connection to a site of the sandbox, with the keys that it gives everybody. */
final class SandboxConnection {

    /** For a connector that evaluates none. */
    static final Expressions NO_EXPRESSIONS = source -> {
        throw new AssertionError("this connector evaluates nothing");
    };

    private SandboxConnection() {}

    static Map<String, String> settings(SandboxSite site) {
        return Map.of(
                "url", site.url(),
                "credentials.user", SandboxSite.DEMO_USER,
                "credentials.password", SandboxSite.DEMO_PASSWORD);
    }

    /** With more settings than are needed. */
    static ConnectionContext to(SandboxSite site, Map<String, String> more, InstantSource clock) {
        Map<String, String> settings = new LinkedHashMap<>(settings(site));
        settings.putAll(more);
        GivenSettings given = new GivenSettings(new WordPressConnector().description(), settings);
        return new ConnectionContext("website", given, NO_EXPRESSIONS, clock);
    }
}
