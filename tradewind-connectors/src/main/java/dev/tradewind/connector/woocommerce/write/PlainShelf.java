package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Outcome.Left;
import dev.tradewind.api.Write;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records of which the store needs no more than fields with other names.
 *
 * @param where the place of the records
 * @param look finds the record that an input means
 * @param more puts into the request what is no plain field
 * @param taken the store's code for a record that is there already
 * @param shown a field of the answer that people know the record by
 * @param heard what will be heard of the records
 */
record PlainShelf(Shape input, Where where, Look look, More more, String taken, String shown, Optional<Heard> heard)
        implements Shelf {

    /** Makes a path, for example {@code products/attributes/3/terms}. */
    @FunctionalInterface
    interface Where {
        String of(Input input, Shop shop);
    }

    /** Finds a record's id. */
    @FunctionalInterface
    interface Look {
        Optional<String> find(Input input, Write write, Shop shop);
    }

    /** Adds to a request. */
    @FunctionalInterface
    interface More {
        void put(Input input, Map<String, @Nullable Object> body, Shop shop);
    }

    /** Adds the input's further fields, if its shape has any. */
    static final More META = PlainShelf::putMeta;

    private static void putMeta(Input input, Map<String, @Nullable Object> body, Shop shop) {
        Meta.put(input, body);
    }

    static PlainShelf at(String path, Shape input, Look look, More more, String taken, String shown) {
        return new PlainShelf(input, (one, shop) -> path, look, more, taken, shown, Optional.empty());
    }

    PlainShelf heard(Heard of) {
        return new PlainShelf(input, where, look, more, taken, shown, Optional.of(of));
    }

    @Override
    public String path(Input input, Shop shop) {
        return where.of(input, shop);
    }

    @Override
    public Optional<String> find(Input input, Write write, Shop shop) {
        return look.find(input, write, shop);
    }

    @Override
    public Map<String, @Nullable Object> body(Input input, Write write, Optional<String> known, Shop shop) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(input.told());
        more.put(input, body, shop);
        return body;
    }

    @Override
    public Optional<String> existing(StoreError refused, Input input, Write write, Shop shop) {
        if (taken.isEmpty() || !refused.code().equals(taken)) {
            return Optional.empty();
        }
        return refused.owner().or(() -> look.find(input, write, shop));
    }

    @Override
    public Optional<Left> left(Map<?, ?> answer, Optional<Map<String, @Nullable Object>> told) {
        return heard.flatMap(of -> of.left(answer, told));
    }

    @Override
    public Map<String, String> details(Map<?, ?> answer) {
        return answer.get(shown) instanceof String text && !text.isEmpty() ? Map.of(shown, text) : Map.of();
    }

    /** The first record of a list that has the same text in every one of {@code fields}. */
    static Optional<String> same(List<Map<?, ?>> list, Map<String, String> fields) {
        return list.stream()
                .filter(one -> fields.entrySet().stream()
                        .allMatch(field -> Held.isSame(field.getValue(), one.get(field.getKey()))))
                .flatMap(one -> Shop.idOf(one).stream())
                .findFirst();
    }
}
