package dev.tradewind.connector.rest;

import dev.tradewind.api.Connector;
import dev.tradewind.api.Expressions;
import dev.tradewind.api.Http;
import dev.tradewind.testkit.contract.SourceContractTest;
import java.util.Map;

/** The contract of sources with a stream of {@link FakeLists}. */
abstract class ListContract extends SourceContractTest {

    private final FakeLists lists = new FakeLists(clock);

    /** What follows {@code things:} in the connector file. */
    abstract String things();

    @Override
    protected Connector connector() {
        return ConnectorFiles.connector("""
                connector: lists
                auth: { type: bearer }
                streams:
                  things:
                    key: id
                    label: name
                    modified: updated_at
                """ + things().indent(4));
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("url", FakeLists.URL, "credentials.token", FakeLists.TOKEN);
    }

    @Override
    protected Http http() {
        return lists;
    }

    @Override
    protected Expressions expressions() {
        return ConnectorFiles.EXPRESSIONS;
    }

    @Override
    protected String stream() {
        return "things";
    }

    @Override
    protected int several() {
        return 47;
    }

    @Override
    protected void put(int key, String text) {
        lists.put(key, text);
    }

    @Override
    protected void remove(int key) {
        lists.remove(key);
    }

    @Override
    protected boolean tellsWhatIsGone() {
        return things().contains("snapshot:");
    }
}
