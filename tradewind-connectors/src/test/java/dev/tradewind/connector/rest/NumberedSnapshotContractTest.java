package dev.tradewind.connector.rest;

/** A list in numbered pages, compared with the last. */
final class NumberedSnapshotContractTest extends ListContract {

    @Override
    String things() {
        return """
                list: { path: /page, pages: { by: page, parameter: p, size: 10 } }
                snapshot: {}
                """;
    }

    /** A numbered page can begin too late and nothing shows it: the next pass finds what this one skipped, a backfill has none. */
    @Override
    protected boolean bearsRemovals() {
        return false;
    }
}
