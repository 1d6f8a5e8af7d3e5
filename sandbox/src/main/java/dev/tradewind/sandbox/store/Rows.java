package dev.tradewind.sandbox.store;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** Records by their ids, each looked up when it is looked at. */
final class Rows<T> extends AbstractList<T> implements RandomAccess {

    private final List<Integer> ids;
    private final IntFunction<T> lookup;

    private Rows(List<Integer> ids, IntFunction<T> lookup) {
        this.ids = ids;
        this.lookup = lookup;
    }

    static <T> List<T> of(List<Integer> ids, IntFunction<T> lookup) {
        return new Rows<>(ids, lookup);
    }

    @Override
    public T get(int index) {
        return lookup.apply(ids.get(index));
    }

    @Override
    public int size() {
        return ids.size();
    }
}
