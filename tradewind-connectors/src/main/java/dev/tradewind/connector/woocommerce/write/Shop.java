package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The store, for one call of the destination.
 *
 * <p>What ends the write whatever it is, is thrown as {@link Halt}: a store that is away, a list that is none.
 */
final class Shop {

    /** The store's longest page. */
    static final int PAGE = 100;

    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    private final StoreApi api;
    private final Memory memory;
    private final Http http;
    private final Map<String, Optional<ProductRef>> asked = new HashMap<>();

    Shop(StoreApi api, Memory memory, Http http) {
        this.api = api;
        this.memory = memory;
        this.http = http;
    }

    /** What became of a write. */
    sealed interface Sent {
        /** The record as it now is. */
        record Done(String id, Map<?, ?> record) implements Sent {}

        /** There is no such record. */
        record Missing() implements Sent {}

        /** The store refused; {@code error} may be {@link StoreError#NONE}. */
        record Refused(Failure failure, StoreError error) implements Sent {}
    }

    StoreApi api() {
        return api;
    }

    Http http() {
        return http;
    }

    Memory memory() {
        return memory;
    }

    /**
     * The product or variation with this SKU, as the store has it now and not as it is remembered.
     *
     * @throws Halt if the store cannot be asked
     */
    Optional<ProductRef> product(String sku) {
        askForNew(List.of(sku));
        return asked.getOrDefault(sku, Optional.empty());
    }

    /**
     * The ids of products with these SKUs, in their order, as the store has them now.
     *
     * @param at the field that names them
     * @throws Unfit if the store has one of them not
     * @throws Halt if the store cannot be asked
     */
    List<Object> productIds(List<String> skus, String at) {
        askForNew(skus);
        List<Object> ids = new ArrayList<>();
        for (int i = 0; i < skus.size(); i++) {
            String sku = skus.get(i);
            String where = at + "[" + i + "]";
            ids.add(product(sku)
                    .orElseThrow(() -> new Unfit(where, "no product in the shop has the SKU " + sku))
                    .id());
        }
        return ids;
    }

    private void askForNew(Collection<String> skus) {
        askProducts(skus.stream().filter(sku -> !asked.containsKey(sku)).toList());
    }

    /** Asks for many SKUs at once; a later {@link #product} does not ask again for them. */
    void askProducts(Collection<String> skus) {
        ProductRefs.Answers answers = memory.products().ask(skus, http);
        answers.failed().values().stream().findFirst().ifPresent(failure -> {
            throw new Halt(failure);
        });
        skus.forEach(sku -> asked.put(sku, Optional.ofNullable(answers.found().get(sku))));
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Reads one record; empty if there is none. */
    Optional<Map<?, ?>> find(String path, Map<String, String> query) {
        return switch (api.get(path, query, http)) {
            case StoreApi.Answer.Missing missing -> Optional.empty();
            case StoreApi.Answer.Failed failed -> throw new Halt(harmless(failed.failure()));
            case StoreApi.Answer.Json answer -> {
                if (answer.reply().json().orElse(null) instanceof Map<?, ?> record) {
                    yield Optional.of(record);
                }
                throw new Halt(new Failure.Transient("the store answered a record with no object", false));
            }
        };
    }

    /** Reads a list, one page of it. */
    List<Map<?, ?>> list(String path, Map<String, String> query) {
        return page(path, query).records();
    }

    /**
     * A page of a list.
     *
     * @param total how many the list has, if the store tells
     */
    record Page(List<Map<?, ?>> records, OptionalLong total) {

        boolean isLast(int read) {
            return StoreApi.isLast(total, read, records.size(), PAGE);
        }
    }

    Page page(String path, Map<String, String> query) {
        return switch (api.get(path, query, http)) {
            case StoreApi.Answer.Missing missing ->
                throw new Halt(new Failure.Rejected("the store has no " + path, Optional.empty()));
            case StoreApi.Answer.Failed failed -> throw new Halt(harmless(failed.failure()));
            case StoreApi.Answer.Json answer -> {
                if (answer.reply().json().orElse(null) instanceof List<?> list) {
                    yield new Page(records(list), answer.total());
                }
                throw new Halt(new Failure.Transient("the store answered a list with something else", false));
            }
        };
    }

    /** Reads a whole list page by page, the oldest record first: what is added meanwhile moves nothing. */
    List<Map<?, ?>> all(String path, Map<String, String> query) {
        Map<String, String> one = new HashMap<>(query);
        one.put("per_page", Integer.toString(PAGE));
        one.put("orderby", "id");
        one.put("order", "asc");
        List<Map<?, ?>> all = new ArrayList<>();
        Page page;
        int number = 1;
        do {
            one.put("page", Integer.toString(number++));
            page = page(path, one);
            all.addAll(page.records());
        } while (!page.isLast(all.size()));
        return all;
    }

    private static List<Map<?, ?>> records(List<?> list) {
        List<Map<?, ?>> records = new ArrayList<>();
        list.forEach(item -> {
            if (item instanceof Map<?, ?> record) {
                records.add(record);
            }
        });
        return records;
    }

    Sent create(String path, Map<String, @Nullable Object> body) {
        return sent(api.send("POST", path, body, http));
    }

    Sent update(String path, Map<String, @Nullable Object> body) {
        return sent(api.send("PUT", path, body, http));
    }

    /**
     * Replaces a whole list.
     *
     * @throws Halt if the store refuses
     */
    void replace(String path, List<Object> items) {
        switch (api.send("PUT", path, items, http)) {
            case StoreApi.Answer.Json json -> {}
            case StoreApi.Answer.Failed failed -> throw new Halt(failed.failure());
            case StoreApi.Answer.Missing missing ->
                throw new Halt(new Failure.Transient(path + " has gone from the shop meanwhile", false));
        }
    }

    Sent delete(String path, Map<String, String> query) {
        return sent(api.send("DELETE", path, query, null, http));
    }

    private static Sent sent(StoreApi.Answer answer) {
        return switch (answer) {
            case StoreApi.Answer.Missing missing -> new Sent.Missing();
            // Told of a change, the store says 400 of a record that is not there.
            case StoreApi.Answer.Failed failed ->
                isMissing(failed.error()) ? new Sent.Missing() : new Sent.Refused(failed.failure(), failed.error());
            case StoreApi.Answer.Json json -> ofRecord(json.reply().json().orElse(null));
        };
    }

    static boolean isMissing(StoreError error) {
        return error.code().endsWith("_invalid_id") || error.code().equals("woocommerce_rest_term_invalid");
    }

    private static Sent ofRecord(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> record) {
            Optional<String> id = idOf(record);
            if (id.isPresent()) {
                return new Sent.Done(id.get(), record);
            }
        }
        return new Sent.Refused(
                new Failure.Transient("the store answered a write with no record that has an id", true),
                StoreError.NONE);
    }

    /** Numbers mostly; gateways and settings have words. */
    static Optional<String> idOf(Map<?, ?> record) {
        return switch (record.get("id")) {
            case Number number when isId(number.toString()) -> Optional.of(number.toString());
            case String text when !text.isBlank() -> Optional.of(text);
            case null, default -> Optional.empty();
        };
    }

    /** Reading changes nothing, whatever became of it. */
    private static Failure harmless(Failure failure) {
        return failure instanceof Failure.Transient away ? new Failure.Transient(away.reason(), false) : failure;
    }
}
