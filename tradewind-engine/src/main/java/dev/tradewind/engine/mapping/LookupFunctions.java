package dev.tradewind.engine.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the hub knows besides the record: lookup tables and bindings. And what it does not lend to expressions. */
final class LookupFunctions {

    private final Tables tables;
    private final BindingLookup bindings;

    LookupFunctions(Tables tables, BindingLookup bindings) {
        this.tables = tables;
        this.bindings = bindings;
    }

    List<HubFunction> all() {
        return List.of(
                new HubFunction(
                        "table",
                        "<xxx?:x>",
                        "$table(name, key, otherwise?)",
                        "The row of a lookup table; without otherwise, a key that is not there is an error.",
                        this::table),
                new HubFunction(
                        "boundId",
                        "<xxx:s>",
                        "$boundId(connection, object, key)",
                        "The id under which a connection holds a record, or nothing if it does not.",
                        this::boundId),
                refused("eval", "expressions do not run text as code"),
                refused(
                        "random",
                        "a map must give the same result each time, or a repeated attempt sends something else"),
                refused(
                        "shuffle",
                        "a map must give the same result each time, or a repeated attempt sends something else"));
    }

    private static HubFunction refused(String name, String reason) {
        return new HubFunction(name, "<x?x?:x>", "$" + name, "Not available: " + reason + ".", arguments -> {
            throw arguments.fault("is not available: " + reason);
        });
    }

    private @Nullable Object table(Arguments arguments) {
        String name = arguments.text(0);
        Map<String, ? extends @Nullable Object> rows =
                tables.rows(name).orElseThrow(() -> arguments.fault("there is no table '%s'".formatted(name)));
        String key = arguments.text(1, "");
        if (arguments.has(1) && rows.containsKey(key)) {
            return rows.get(key);
        }
        if (arguments.values().get(2) != null) { // Given, if only as null.
            return arguments.get(2);
        }
        throw arguments.fault("table '%s' has no row '%s'; add it, or give a third argument for keys without a row"
                .formatted(name, key));
    }

    private @Nullable Object boundId(Arguments arguments) {
        if (!arguments.has(2)) {
            return null;
        }
        return bindings.find(arguments.text(0), arguments.text(1), arguments.text(2))
                .orElse(null);
    }
}
