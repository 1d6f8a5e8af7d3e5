package dev.tradewind.connector.rest;

/** A list by offset, in the order of change, that can be asked for what has changed. */
final class OffsetChangesContractTest extends ListContract {

    @Override
    String things() {
        return """
                list: { path: "/offset", pages: { by: offset, parameter: skip, size: 10 } }
                changes: { path: "/offset?by-time=1&since={$since}", ordered: true }
                read: { path: "/things/{$key}", item: thing, absent: 404 }
                """;
    }
}
