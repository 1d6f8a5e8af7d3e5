package dev.tradewind.connector.rest;

/** A list whose answers hold a word for the next page, compared with the last. */
final class TokenSnapshotContractTest extends ListContract {

    @Override
    String things() {
        return """
                list: { path: /token, items: things, pages: { by: cursor, parameter: after, next: next } }
                snapshot: {}
                """;
    }
}
