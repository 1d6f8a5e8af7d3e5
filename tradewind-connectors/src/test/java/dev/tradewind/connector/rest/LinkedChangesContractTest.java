package dev.tradewind.connector.rest;

/** A list whose answers lead to the next page in the Link header. */
final class LinkedChangesContractTest extends ListContract {

    @Override
    String things() {
        return """
                list: { path: /link, items: "[things]", pages: { by: link } }
                changes: { path: "/link?since={$since}" }
                """;
    }
}
