package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Connector;
import dev.tradewind.api.Expressions;
import dev.tradewind.sandbox.site.SandboxSite;
import dev.tradewind.testkit.contract.SourceContractTest;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The contract of sources with the streams of a site: the sandbox's, with the clock of the test, two hours before UTC. */
abstract class SiteSourceContract extends SourceContractTest {

    private final SandboxSite site = SandboxSite.start(0, clock, ZoneId.of("Etc/GMT+2"), List.of());

    @AfterEach
    void stop() {
        site.close();
    }

    SandboxSite site() {
        return site;
    }

    /** The last part of the list's address. */
    abstract String base();

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

    @Override
    protected String stream() {
        return base();
    }

    /** More than two pages of a hundred. */
    @Override
    protected int several() {
        return 230;
    }

    @Override
    protected void put(int key, String text) {
        site.put(base(), key, Map.of("title", text, "name", text, "slug", "record-" + key, "status", "publish"));
    }

    @Override
    protected void remove(int key) {
        site.remove(base(), key);
    }

    @Override
    protected boolean tellsWhatIsGone() {
        return true;
    }
}
