package dev.tradewind.engine.sync;

import dev.tradewind.api.Normalised;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.json.Json;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Tx;
import dev.tradewind.engine.binding.Written;
import dev.tradewind.engine.binding.WrittenStore;
import dev.tradewind.engine.entity.StoredEntity;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the hub's own words. A system tells of every change, of those that the hub has made as well; carried back to
 * where they came from, they would go round for ever.
 *
 * <p>News are an echo if all that differs from the state known before are fields that the hub has written, with the values
 * that it wrote. Anything else in them, a sale that came between for example, makes them news for everybody. As soon as the
 * system reports another value of a field, that field is no longer the hub's word: set back by a person, it is news again.
 */
final class Echoes {

    private final WrittenStore written;

    Echoes(WrittenStore written) {
        this.written = written;
    }

    /** What a write has left, to be recognised: nothing unless a flow leads from there back to where the values came from. */
    static Optional<Written> left(Work.Send send, Outcome outcome, Setup setup) {
        return outcome instanceof Outcome.Applied applied
                ? applied.left()
                        .filter(left -> setup.leadsBack(send.flow(), left.record().stream()))
                        .flatMap(left -> left(send.flow(), left, setup))
                : Optional.empty();
    }

    private static Optional<Written> left(Flow flow, Outcome.Left left, Setup setup) {
        Optional<Normalised> record = setup.connection(flow.destination())
                .flatMap(Connected::source)
                .map(source -> source.normalise(left.record()));
        if (!(record.orElse(null) instanceof Normalised.Changed changed)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> said = Leaves.of(Json.write(changed.entity()));
        if (!left.fields().isEmpty()) {
            said.keySet().removeIf(field -> left.fields().stream().noneMatch(about -> Leaves.isWithin(field, about)));
            left.fields().forEach(field -> said.putIfAbsent(field, null));
        }
        EntityKey key = new EntityKey(
                flow.destination(), left.record().stream(), changed.entity().id());
        return Optional.of(
                new Written(key, flow.source(), said, changed.entity().modifiedAt()));
    }

    /** Keeps what a write has left, besides what others have left of other fields. */
    void keep(Tx tx, Written next) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        for (Written before : written.of(tx, next.record())) {
            if (before.origin().equals(next.origin())) {
                said.putAll(before.said());
            } else {
                Map<String, @Nullable Object> others = new LinkedHashMap<>(before.said());
                if (others.keySet().removeAll(next.said().keySet())) {
                    written.put(tx, new Written(before.record(), before.origin(), others, before.at()));
                }
            }
        }
        said.putAll(next.said());
        written.put(tx, new Written(next.record(), next.origin(), said, next.at()));
    }

    /**
     * The connections whose own words these news are.
     *
     * @param before the state known so far
     */
    Set<String> origins(Tx tx, StoredEntity news, Optional<StoredEntity> before) {
        List<Written> all = written.of(tx, news.key());
        if (all.isEmpty()) {
            return Set.of(); // As for most: nothing needs to be read.
        }
        Map<String, @Nullable Object> now = Leaves.of(news.json());
        Map<String, @Nullable Object> was = before.map(b -> Leaves.of(b.json())).orElseGet(HashMap::new);
        Set<String> origins = new HashSet<>();
        for (Written one : all) {
            if (isEcho(one, now, was)) {
                origins.add(one.origin());
            }
            forget(tx, one, now, news.modifiedAt());
        }
        return origins;
    }

    private static boolean isEcho(Written one, Map<String, @Nullable Object> now, Map<String, @Nullable Object> was) {
        Set<String> fields = new HashSet<>(now.keySet());
        fields.addAll(was.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(now.get(field), was.get(field)))
                .allMatch(field -> isAsSaid(one, field, now));
    }

    /** With the value that was said; or not there, if nothing else was said of where it lies. */
    private static boolean isAsSaid(Written one, String field, Map<String, @Nullable Object> now) {
        Object value = now.get(field);
        if (one.said().containsKey(field)) {
            return Objects.equals(one.said().get(field), value);
        }
        return value == null
                && one.said().entrySet().stream()
                        .anyMatch(said -> said.getValue() == null && Leaves.isWithin(field, said.getKey()));
    }

    /** Whether a field is as it was said; one without a value stands for all that lies in it and was not said otherwise. */
    private static boolean holds(Written one, String field, Map<String, @Nullable Object> now) {
        return isAsSaid(one, field, now)
                && (one.said().get(field) != null
                        || now.keySet().stream()
                                .filter(inner -> Leaves.isWithin(inner, field))
                                .allMatch(inner -> one.said().containsKey(inner)));
    }

    /** What was said before the write and comes late does not contradict it. */
    private void forget(Tx tx, Written one, Map<String, @Nullable Object> now, Instant modifiedAt) {
        Map<String, @Nullable Object> still = new LinkedHashMap<>(one.said());
        boolean isContradicted = modifiedAt.isAfter(one.at()) && still.keySet().removeIf(f -> !holds(one, f, now));
        if (isContradicted) {
            written.put(tx, new Written(one.record(), one.origin(), still, one.at()));
        }
    }
}
