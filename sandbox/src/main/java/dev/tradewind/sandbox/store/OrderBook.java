package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.RecordIndex.Bounds;
import dev.tradewind.sandbox.store.RecordIndex.By;
import dev.tradewind.sandbox.store.RecordIndex.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All orders of the shop. Those that someone placed or changed are kept as objects; generated ones are written anew
 * each time they are asked for, until someone changes them. Guarded by the shop's lock.
 *
 * <p>Whoever changes an order says so first, with {@link #changing}; where it stands in the index is then worked out
 * when the index is next asked.
 */
final class OrderBook {

    /** Where lists look for an order. */
    enum Shelf {
        /** Any status that status=any shows. */
        SHOWN,
        TRASH,
        /** auto-draft, which only its own name finds. */
        HIDDEN;

        static Shelf of(String status) {
            return switch (status) {
                case "trash" -> TRASH;
                case "auto-draft" -> HIDDEN;
                default -> SHOWN;
            };
        }
    }

    private record Placed(Shelf shelf, Place place) {}

    private final Map<Integer, Order> kept = new HashMap<>();
    private final Map<Integer, Placed> placed = new HashMap<>();
    private final Map<Shelf, RecordIndex> indexes = new EnumMap<>(Shelf.class);
    private final Set<Order> changing = Collections.newSetFromMap(new IdentityHashMap<>());
    private final BitSet deleted = new BitSet();
    private final int keptMax;
    private @Nullable GeneratedOrders generated;

    /** @param keptMax how many orders are kept as objects; a bound on memory */
    OrderBook(int keptMax) {
        this.keptMax = keptMax;
        for (Shelf shelf : Shelf.values()) {
            indexes.put(shelf, new RecordIndex(false));
        }
    }

    int size() {
        settle();
        return indexes.values().stream().mapToInt(RecordIndex::size).sum();
    }

    Optional<Order> find(int id) {
        Order order = kept.get(id);
        if (order != null) {
            return Optional.of(order);
        }
        return fresh(id).map(g -> g.order(id));
    }

    void add(Order order) {
        checkRoom();
        kept.put(order.id, order);
        changing.add(order);
    }

    /** Fills the book with generated orders; once. */
    void add(GeneratedOrders orders) {
        if (generated != null) {
            throw new IllegalArgumentException("this store has generated orders already; start another for more");
        }
        generated = orders;
        var places = new EnumMap<Shelf, List<Place>>(Shelf.class);
        for (int id : orders.ids()) {
            places.computeIfAbsent(Shelf.of(orders.status(id)), shelf -> new ArrayList<>())
                    .add(orders.place(id));
        }
        places.forEach((shelf, list) -> index(shelf).addAll(list));
    }

    /** Says that an order is about to be changed. Of one that was deleted meanwhile, nothing is kept. */
    void changing(Order order) {
        Order known = kept.get(order.id);
        Optional<GeneratedOrders> origin = fresh(order.id);
        if (known == order) {
            changing.add(order);
        } else if (known != null) {
            throw new IllegalStateException("order " + order.id + " was changed through another copy meanwhile");
        } else if (origin.isPresent()) {
            checkRoom();
            GeneratedOrders from = origin.get();
            placed.put(order.id, new Placed(Shelf.of(from.status(order.id)), from.place(order.id)));
            kept.put(order.id, order);
            changing.add(order);
        }
    }

    void remove(Order order) {
        settle();
        Placed where = placed.remove(order.id);
        Placed last = where == null ? place(order) : where;
        index(last.shelf()).remove(last.place());
        kept.remove(order.id);
        if (generated != null && generated.has(order.id)) {
            deleted.set(order.id);
        }
    }

    /** Ids of a shelf, sorted; good until the next change. */
    List<Integer> select(Shelf shelf, By by, boolean descending, Bounds bounds, Collection<Integer> without) {
        settle();
        return index(shelf).select(by, descending, bounds, without, this::place);
    }

    /** Those of {@code ids} within bounds, sorted. */
    List<Integer> sorted(
            Collection<Integer> ids, By by, boolean descending, Bounds bounds, Collection<Integer> without) {
        settle();
        return index(Shelf.SHOWN).sorted(ids, by, descending, bounds, without, this::place);
    }

    /** All ids, ascending. */
    List<Integer> ids() {
        var all = new ArrayList<Integer>();
        for (Shelf shelf : Shelf.values()) {
            all.addAll(select(shelf, By.ID, false, Bounds.NONE, List.of()));
        }
        Collections.sort(all);
        return List.copyOf(all);
    }

    /** The newest orders outside the trash. */
    List<Order> newest(int count) {
        List<Integer> ids = select(Shelf.SHOWN, By.ID, true, Bounds.NONE, List.of());
        return ids.subList(0, Math.min(count, ids.size())).stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    /** Orders of which money was given back, in no order. */
    List<Order> refunded() {
        var orders = new ArrayList<>(
                kept.values().stream().filter(o -> !o.refunds.isEmpty()).toList());
        GeneratedOrders all = generated;
        if (all != null) {
            for (int id : all.ids()) {
                if (fresh(id).isPresent() && all.hasRefunds(id)) {
                    orders.add(all.order(id));
                }
            }
        }
        return orders;
    }

    boolean has(int id) {
        return kept.containsKey(id) || fresh(id).isPresent();
    }

    /** The status of an order, found without writing it out. */
    String status(int id) {
        Order order = kept.get(id);
        return order != null ? order.status : fresh(id).map(g -> g.status(id)).orElse("");
    }

    /** The customer of an order, found without writing it out; 0 for a guest. */
    int customer(int id) {
        Order order = kept.get(id);
        return order != null
                ? order.customerId
                : fresh(id).map(g -> g.customer(id)).orElse(0);
    }

    private Optional<GeneratedOrders> fresh(int id) {
        GeneratedOrders all = generated;
        if (all == null || !all.has(id) || deleted.get(id) || kept.containsKey(id)) {
            return Optional.empty();
        }
        return Optional.of(all);
    }

    private Place place(int id) {
        Placed known = placed.get(id);
        if (known != null) {
            return known.place();
        }
        return fresh(id)
                .map(g -> g.place(id))
                .orElseThrow(() -> new IllegalStateException("order " + id + " stands in the index and nowhere else"));
    }

    private static Placed place(Order order) {
        return new Placed(Shelf.of(order.status), new Place(order.id, seconds(order.created), seconds(order.modified)));
    }

    private static long seconds(Instant time) {
        return time.getEpochSecond();
    }

    private void settle() {
        for (Order order : changing) {
            if (kept.get(order.id) != order) {
                continue; // Deleted in the request that changed it.
            }
            Placed now = place(order);
            Placed before = placed.put(order.id, now);
            if (before != null) {
                index(before.shelf()).remove(before.place());
            }
            index(now.shelf()).add(now.place());
        }
        changing.clear();
    }

    private RecordIndex index(Shelf shelf) {
        return java.util.Objects.requireNonNull(indexes.get(shelf));
    }

    private void checkRoom() {
        if (kept.size() >= keptMax) {
            throw new RestError(
                    507,
                    "sandbox_full",
                    "The sandbox store holds " + keptMax
                            + " orders, its limit. Start it again, or with a higher ordersMax.");
        }
    }
}
