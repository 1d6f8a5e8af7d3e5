package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Creates or changes several records in one call.
 *
 * <p>What the store says about one item of a batch is about that item alone. An item that is not there any more, or that is
 * there already, goes the way of a single write, which looks it up; so does one whose images the store has to fetch, since
 * many of those would take longer than a web server waits.
 */
record UpsertMany(OperationSpec spec, Shelf shelf) implements Operation {

    /**
     * The store takes 100, but hosts commonly end a request after 30 seconds, and the slow ones create two or three products
     * in a second.
     */
    static final int TOGETHER = 25;

    @Override
    public Shape input() {
        return shelf.input();
    }

    @Override
    public List<Outcome> perform(List<Write> writes, Shop shop) {
        var alone = new Operation.Single(spec, shelf.input(), new Upsert(shelf));
        if (writes.size() == 1) {
            return alone.perform(writes, shop);
        }
        var round = new Round(writes, alone, shop);
        round.prepare();
        return round.outcomes();
    }

    /** A write with all that it takes to send it. */
    private record Ready(int index, Input input, Optional<String> id, Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> item() {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            id.ifPresent(known -> item.put("id", Long.valueOf(known)));
            item.putAll(body);
            return item;
        }
    }

    /** The writes of one call of the destination. */
    private final class Round {

        private final List<Write> writes;
        private final Operation.Single alone;
        private final Shop shop;
        private final Map<Integer, Outcome> outcomes = new TreeMap<>();
        private final Map<String, List<Ready>> byPath = new LinkedHashMap<>();

        Round(List<Write> writes, Operation.Single alone, Shop shop) {
            this.writes = writes;
            this.alone = alone;
            this.shop = shop;
        }

        void prepare() {
            Map<Integer, Input> inputs = new LinkedHashMap<>();
            for (int i = 0; i < writes.size(); i++) {
                int index = i;
                guarded(
                        index,
                        () -> inputs.put(
                                index, shelf.input().read(writes.get(index).input())));
            }
            try {
                shelf.foresee(inputs.values(), shop);
            } catch (Halt halt) {
                inputs.keySet().forEach(index -> outcomes.put(index, halt.failure()));
                return;
            }
            inputs.forEach((index, input) -> guarded(index, () -> ready(index, input)));
        }

        List<Outcome> outcomes() {
            byPath.forEach(this::send);
            return List.copyOf(outcomes.values());
        }

        private void guarded(int index, Runnable step) {
            try {
                step.run();
            } catch (Unfit unfit) {
                outcomes.put(index, unfit.failure());
            } catch (Halt halt) {
                outcomes.put(index, halt.failure());
            }
        }

        private void ready(int index, Input input) {
            Write write = writes.get(index);
            String path = shelf.path(input, shop);
            Optional<String> id = shelf.named(input)
                    .or(() -> write.bound().flatMap(bound -> shelf.idOf(path, bound)))
                    .or(() -> shelf.find(input, write, shop));
            Map<String, @Nullable Object> body = shelf.body(input, write, id, shop);
            if (body.containsKey("images") || body.containsKey("image")) {
                outcomes.put(index, single(index));
            } else {
                byPath.computeIfAbsent(path, p -> new ArrayList<>()).add(new Ready(index, input, id, body));
            }
        }

        private Outcome single(int index) {
            return alone.perform(List.of(writes.get(index)), shop).getFirst();
        }

        private void send(String path, List<Ready> batch) {
            List<Ready> fresh = batch.stream().filter(one -> one.id().isEmpty()).toList();
            List<Ready> known =
                    batch.stream().filter(one -> one.id().isPresent()).toList();
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("create", fresh.stream().map(Ready::item).toList());
            body.put("update", known.stream().map(Ready::item).toList());
            switch (shop.api().send("POST", path + "/batch", body, shop.http())) {
                case StoreApi.Answer.Failed failed -> batch.forEach(one -> outcomes.put(one.index(), failed.failure()));
                case StoreApi.Answer.Missing missing ->
                    batch.forEach(one -> outcomes.put(one.index(), single(one.index())));
                case StoreApi.Answer.Json answer -> {
                    Object tree = answer.reply().json().orElse(null);
                    settle(path, fresh, tree, "create");
                    settle(path, known, tree, "update");
                }
            }
        }

        private void settle(String path, List<Ready> sent, @Nullable Object tree, String part) {
            List<?> items =
                    tree instanceof Map<?, ?> answer && answer.get(part) instanceof List<?> list ? list : List.of();
            for (int i = 0; i < sent.size(); i++) {
                Ready one = sent.get(i);
                Object item = items.size() == sent.size() ? items.get(i) : null;
                guarded(one.index(), () -> outcomes.put(one.index(), outcome(path, one, item)));
            }
        }

        private Outcome outcome(String path, Ready one, @Nullable Object item) {
            if (!(item instanceof Map<?, ?> record)) {
                return new Failure.Transient("the store did not answer every item of a batch", true);
            }
            if (record.get("error") instanceof Map<?, ?> said) {
                return refused(one, StoreError.of(said), StoreError.status(said));
            }
            Optional<String> id = Shop.idOf(record);
            if (id.isEmpty()) {
                return new Failure.Transient("the store answered an item with no id", true);
            }
            return shelf.amiss(one.input(), one.body(), record, shop)
                    .<Outcome>map(Unfit::failure)
                    .orElseGet(() -> new Outcome.Applied(
                            shelf.bindingOf(path, id.get()),
                            shelf.details(record),
                            shelf.left(record, one.id().map(known -> one.body()))));
        }

        private Outcome refused(Ready one, StoreError error, int status) {
            boolean isElsewhere = Shop.isMissing(error)
                    || shelf.existing(error, one.input(), writes.get(one.index()), shop)
                            .isPresent();
            if (isElsewhere) {
                return single(one.index());
            }
            String said = "the store says " + error.code() + ": " + error.message();
            return status >= 500 ? new Failure.Transient(said, true) : new Failure.Rejected(said, error.field());
        }
    }
}
