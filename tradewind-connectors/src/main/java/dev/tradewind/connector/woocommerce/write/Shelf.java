package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Outcome.Left;
import dev.tradewind.api.Write;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where records of one kind stand in the store, and how one is recognised there. */
interface Shelf {

    Shape input();

    /** Asks the store at once for what {@link #find} would ask for each of these inputs. */
    default void foresee(Collection<Input> inputs, Shop shop) {}

    /** Where the store keeps them, for example {@code products}. */
    String path(Input input, Shop shop);

    /** The store's id, if the input names it. */
    default Optional<String> named(Input input) {
        return Optional.empty();
    }

    /** Looks up the record that the input means, by whatever only it has. */
    Optional<String> find(Input input, Write write, Shop shop);

    /**
     * What is sent.
     *
     * @param known the record's id; empty if it is to be created
     */
    Map<String, @Nullable Object> body(Input input, Write write, Optional<String> known, Shop shop);

    /** The id of the record that stands in the way of a new one, if it is the one that is meant. */
    default Optional<String> existing(StoreError refused, Input input, Write write, Shop shop) {
        return Optional.empty();
    }

    /**
     * Something in the store's answer that is not as it was told, with what to do; empty if all is well.
     *
     * @param body what the store was told
     */
    default Optional<Unfit> amiss(Input input, Map<String, @Nullable Object> body, Map<?, ?> answer, Shop shop) {
        return input.notHeld(answer)
                .map(field -> new Unfit(field, "the store took the change and left this as it was"));
    }

    /** What a person would look for in the store. */
    Map<String, String> details(Map<?, ?> answer);

    /**
     * The record as the write left it, to be recognised when the store tells of it; empty where that is of no use.
     *
     * @param told what the store was told of a record that was there; empty if it was made
     */
    default Optional<Left> left(Map<?, ?> answer, Optional<Map<String, @Nullable Object>> told) {
        return Optional.empty();
    }

    /** The id as bindings keep it. */
    default String bindingOf(String path, String id) {
        return id;
    }

    /** The store's id in what a binding keeps, if it is one of this shelf, at this path. */
    default Optional<String> idOf(String path, String bound) {
        return Shop.isId(bound) ? Optional.of(bound) : Optional.empty();
    }
}
