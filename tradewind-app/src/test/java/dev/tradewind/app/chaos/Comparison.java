package dev.tradewind.app.chaos;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.woocommerce.WooCommerceConnector;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.entity.EntityStore;
import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.mapping.JsonataExpressions;
import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.testkit.contract.GivenSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds what a hub knows of a store against what the store itself would tell, record by record. */
final class Comparison {

    static final List<String> STREAMS = List.of("orders", "products", "customers", "coupons", "refunds");

    /** More than any test has of one kind. */
    private static final int KNOWN_MAX = 10_000;

    private static final String DRAFT = "checkout-draft";

    private final SandboxStore store;
    private final List<String> streams;
    private final Source reading;

    Comparison(SandboxStore store, List<String> streams, InstantSource clock) {
        this.store = store;
        this.streams = streams;
        this.reading = reading(store, clock);
    }

    private static Source reading(SandboxStore store, InstantSource clock) {
        WooCommerceConnector connector = new WooCommerceConnector();
        GivenSettings settings = new GivenSettings(
                connector.description(),
                Map.of(
                        "url", store.url(),
                        "credentials.key", "ck_test",
                        "credentials.secret", "cs_test",
                        "sweep-overlap", "PT5M"));
        return connector
                .source(new ConnectionContext("shop", settings, JsonataExpressions.forChecking(), clock))
                .orElseThrow();
    }

    /** How many records the store has. */
    int records() {
        return streams.stream().mapToInt(stream -> held(stream).size()).sum();
    }

    /** What the hub does not know as it is. */
    Map<String, String> differences(EntityStore hub) {
        Map<String, String> differences = new TreeMap<>();
        for (String stream : streams) {
            Map<Integer, Map<String, @Nullable Object>> held = held(stream);
            TreeSet<Integer> keys = new TreeSet<>(held.keySet());
            hub.numbered("shop", stream, 0, Long.MAX_VALUE, KNOWN_MAX).forEach(key -> keys.add(Math.toIntExact(key)));
            for (int key : keys) {
                Optional<Map<String, ?>> there =
                        Optional.ofNullable(held.get(key)).map(record -> canonical(stream, record));
                Optional<Map<String, ?>> here = hub.find(new EntityKey("shop", stream, String.valueOf(key)))
                        .filter(entity -> !entity.gone())
                        .map(StoredEntity::json)
                        .map(Json::readObject)
                        .map(Comparison::ownFields)
                        .map(this::withoutDeletedRefunds);
                if (!there.equals(here) && !(here.isEmpty() && isInTrash(there)) && !wentWithItsProduct(there)) {
                    differences.put(stream + " " + key, "store: " + told(there, here) + ", hub: " + told(here, there));
                }
            }
        }
        return differences;
    }

    /** What the store holds of a stream; not what nobody has ordered yet. */
    private Map<Integer, Map<String, @Nullable Object>> held(String stream) {
        return switch (stream) {
            case "orders" -> orders();
            case "products" -> store.staff().products();
            case "customers" -> store.staff().customers();
            case "coupons" -> store.staff().coupons();
            case "refunds" -> store.staff().refunds();
            default -> throw new IllegalArgumentException("no stream is called " + stream);
        };
    }

    private Map<Integer, Map<String, @Nullable Object>> orders() {
        Map<Integer, Map<String, @Nullable Object>> orders = new TreeMap<>();
        for (int id : store.orderIds()) {
            Map<String, @Nullable Object> order = store.order(id);
            if (!DRAFT.equals(order.get("status"))) {
                orders.put(id, order);
            }
        }
        return orders;
    }

    private Map<String, ?> canonical(String stream, Map<String, @Nullable Object> record) {
        String topic = stream.substring(0, stream.length() - 1) + ".read";
        RawRecord raw = new RawRecord(stream, topic, String.valueOf(record.get("id")), Json.write(record), Map.of());
        return switch (reading.normalise(raw)) {
            case Normalised.Changed changed -> ownFields(Json.readObject(Json.write(changed.entity())));
            case Normalised other -> throw new IllegalStateException("the store's own " + raw.key() + ": " + other);
        };
    }

    /** What was made and thrown away while nobody listened need not be known. */
    private static boolean isInTrash(Optional<Map<String, ?>> there) {
        return there.filter(record -> "trash".equals(record.get("status"))).isPresent();
    }

    /** A variation that went into the trash with its product: if its webhook is lost, the product's tells enough. */
    private boolean wentWithItsProduct(Optional<Map<String, ?>> there) {
        return there.map(record -> record.get("parentId"))
                .map(parent -> store.staff().products().get(Integer.valueOf(String.valueOf(parent))))
                .filter(parent -> "trash".equals(parent.get("status")))
                .isPresent();
    }

    /** Without what the store works out from other records whenever it is asked: whether the goods of an order need any work. */
    private static Map<String, @Nullable Object> ownFields(Map<String, @Nullable Object> entity) {
        if (entity.get("extra") instanceof Map<?, ?> extra) {
            extra.remove("needs_processing");
        }
        return entity;
    }

    /**
     * Without refunds that the store has deleted: neither a webhook nor the order's time of change tells of it. The hub reads the
     * order again when it finds the refund gone, and a late webhook of the same second can undo that, until the order changes.
     */
    private Map<String, @Nullable Object> withoutDeletedRefunds(Map<String, @Nullable Object> entity) {
        if (entity.get("refunds") instanceof List<?> refunds) {
            Set<Integer> there = store.staff().refunds().keySet();
            entity.put(
                    "refunds",
                    refunds.stream()
                            .filter(refund -> refund instanceof Map<?, ?> one
                                    && there.contains(Integer.valueOf(String.valueOf(one.get("id")))))
                            .toList());
        }
        return entity;
    }

    private static String told(Optional<Map<String, ?>> one, Optional<Map<String, ?>> other) {
        if (one.isEmpty()) {
            return "nothing";
        }
        Map<String, @Nullable Object> different = new TreeMap<>(one.get());
        other.ifPresent(o ->
                different.entrySet().removeIf(field -> Objects.equals(field.getValue(), o.get(field.getKey()))));
        return other.isEmpty()
                ? "there, " + one.get().get("status") + " " + one.get().get("modifiedAt")
                : different.toString();
    }
}
