package dev.tradewind.connector.rest;

/** A list in numbered pages and no order, that can be asked for what has changed. */
final class NumberedChangesContractTest extends ListContract {

    @Override
    String things() {
        return """
                list: { path: /page, pages: { by: page, parameter: p, size: 10 } }
                changes: { path: "/page?since={$since}" }
                """;
    }

    /** A numbered page can begin too late, and nothing shows that a record went: only changes are noticed. */
    @Override
    protected boolean bearsRemovals() {
        return false;
    }
}
