package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Connector;
import dev.tradewind.api.Expressions;
import dev.tradewind.sandbox.site.SandboxSite;
import dev.tradewind.testkit.contract.DestinationContractTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What all operations on a site have in common: the sandbox's site, and a connection to it. */
abstract class SiteContract extends DestinationContractTest {

    private SandboxSite site;

    @BeforeEach
    void start() {
        site = SandboxSite.start(0);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    SandboxSite site() {
        return site;
    }

    @Override
    protected Connector connector() {
        return new WordPressConnector();
    }

    @Override
    protected Map<String, String> settings() {
        return SandboxConnection.settings(site);
    }

    @Override
    protected Expressions expressions() {
        return SandboxConnection.NO_EXPRESSIONS;
    }
}
