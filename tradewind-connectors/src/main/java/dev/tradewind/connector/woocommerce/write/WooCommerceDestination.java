package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Destination;
import dev.tradewind.api.Http;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes to one store. */
public final class WooCommerceDestination implements Destination {

    /** What any store can be told to do. */
    public static final List<OperationSpec> OPERATIONS = Operations.ALL.stream()
            .map(operation -> operation.spec().taking(operation.input().schema()))
            .toList();

    private static final Map<String, Operation> BY_NAME = Operations.ALL.stream()
            .collect(Collectors.toUnmodifiableMap(operation -> operation.spec().name(), Function.identity()));

    private final StoreApi api;
    private final Memory memory;

    public WooCommerceDestination(StoreApi api) {
        this.api = api;
        this.memory = new Memory(api);
    }

    @Override
    public Outcome perform(Write write, Http http) {
        return performTogether(List.of(write), http).getFirst();
    }

    @Override
    public List<Outcome> performTogether(List<Write> writes, Http http) {
        String name = writes.getFirst().operation();
        Operation operation = BY_NAME.get(name);
        if (operation == null) {
            throw new IllegalArgumentException("no operation of this connector: " + name);
        }
        return operation.perform(writes, new Shop(api, memory, http));
    }
}
