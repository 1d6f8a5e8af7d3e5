package dev.tradewind.engine.sync;

import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.json.Json;
import dev.tradewind.engine.binding.Binding;
import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.journal.JournalEvent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a flow would do with the latest known state of a record. Nothing is sent, nothing is written down, and no
 * source is asked. Safe for any thread.
 */
public final class Rehearsal {

    /** Records of the same name in several shops and streams that are looked at. */
    private static final int FOUND_MAX = 50;

    private final Stores stores;

    public Rehearsal(Stores stores) {
        this.stores = stores;
    }

    /**
     * Rehearses one record of the flow's stream.
     *
     * @param record its key at the source, or what people call it
     */
    public Rehearsed of(Flow flow, String record) {
        return stores.entities().search(record, FOUND_MAX).stream()
                .filter(entity -> entity.key().connection().equals(flow.source()))
                .filter(entity -> entity.key().stream().equals(flow.stream()))
                .filter(entity ->
                        entity.label().equals(record) || entity.key().key().equals(record))
                .findFirst()
                .map(entity -> of(flow, entity))
                .orElseGet(() -> new Rehearsed.Unknown(flow.source(), flow.stream()));
    }

    private Rehearsed of(Flow flow, StoredEntity entity) {
        if (entity.gone() && flow.whenGone().isEmpty()) {
            return failed(
                    entity, "the record is gone at its source, and the flow does not say what follows (to.when-gone)");
        }
        Optional<JournalEvent> event = stores.journal().find(entity.seq());
        Optional<String> bound = stores.bindings()
                .find(entity.key(), flow.destination(), flow.operation().object())
                .map(Binding::externalId);
        Map<String, Object> variables = Variables.of(flow, entity, event, bound, entity.gone());
        Map<String, @Nullable Object> tree = Json.readObject(entity.json());
        try {
            // What is gone is not asked whether it is wanted.
            if (!entity.gone() && !isWanted(flow, tree, variables)) {
                return new Rehearsed.NotWanted(entity.key(), entity.label());
            }
        } catch (ExpressionFault e) {
            return failed(entity, "the flow's when failed: " + e.getMessage());
        }
        return switch (FlowMap.of(flow, entity.gone(), tree, variables)) {
            case FlowMap.Result.Failed failed -> failed(entity, failed.reason());
            case FlowMap.Result.Made made ->
                new Rehearsed.Write(
                        entity.key(), entity.label(), flow.destination(), operation(flow, entity), bound, made.input());
        };
    }

    private static boolean isWanted(Flow flow, Map<String, @Nullable Object> tree, Map<String, Object> variables) {
        return flow.when().isEmpty() || Boolean.TRUE.equals(flow.when().get().evaluate(tree, variables));
    }

    private static String operation(Flow flow, StoredEntity entity) {
        return entity.gone()
                ? flow.whenGone().orElseThrow().operation().name()
                : flow.operation().name();
    }

    private static Rehearsed failed(StoredEntity entity, String reason) {
        return new Rehearsed.Failed(entity.key(), entity.label(), reason);
    }
}
