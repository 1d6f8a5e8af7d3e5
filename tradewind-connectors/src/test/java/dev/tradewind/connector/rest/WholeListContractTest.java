package dev.tradewind.connector.rest;

/** A feed: everything in one answer, compared with the last. */
final class WholeListContractTest extends ListContract {

    @Override
    String things() {
        return """
                list: { path: /whole }
                snapshot: { begin: all }
                read: { path: "/things/{$key}", item: thing, absent: 404 }
                """;
    }

    @Override
    protected boolean beginsWithAll() {
        return true;
    }
}
