package dev.tradewind.engine.sync;

import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.engine.lane.DeliveryStore.Burial;
import dev.tradewind.engine.lane.DeliveryStore.Settlement;
import dev.tradewind.engine.lane.FailureClass;
import dev.tradewind.engine.lane.Lane;
import dev.tradewind.engine.lane.NewDelivery;
import dev.tradewind.engine.reading.Reread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a batch of events leads to, while it is being decided. Later events of the batch see what earlier ones have left.
 * Used by one thread, for one transaction.
 */
final class RoutingPlan {

    private final Map<EntityKey, StoredEntity> known;
    private final Map<EntityKey, StoredEntity> changed = new LinkedHashMap<>();
    private final List<Planned> planned = new ArrayList<>();
    private final List<Settlement> superseded = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Reread> rereads = new ArrayList<>();
    private final Set<Lane> hurried = new LinkedHashSet<>();
    private final Set<Doubt> doubts = new LinkedHashSet<>();
    private final Map<Long, byte[]> last = new HashMap<>();
    private final Set<String> destinations = new HashSet<>();
    private final List<JournalEvent> news = new ArrayList<>();

    RoutingPlan(Map<EntityKey, StoredEntity> known) {
        this.known = new HashMap<>(known);
    }

    Optional<StoredEntity> known(EntityKey key) {
        return Optional.ofNullable(known.get(key));
    }

    void remember(StoredEntity entity) {
        known.put(entity.key(), entity);
        changed.put(entity.key(), entity);
    }

    /** An event told something that was not known. */
    void learn(JournalEvent event) {
        news.add(event);
    }

    List<JournalEvent> news() {
        return news;
    }

    void deliver(NewDelivery delivery) {
        planned.add(new Planned(delivery, Optional.empty()));
        destinations.add(delivery.destination());
    }

    /** A delivery that is a dead letter from birth, because it could not be found out whether the flow wants it. */
    void deliverDead(NewDelivery delivery, String reason) {
        planned.add(new Planned(delivery, Optional.of(reason)));
    }

    /** Drops what this batch has planned for a lane: none of it was ever written or sent. The events it came from. */
    List<Long> dropPlanned(Lane lane) {
        List<Planned> dropped = planned.stream()
                .filter(p -> p.delivery().lane().equals(lane) && p.fault().isEmpty())
                .toList();
        planned.removeAll(dropped);
        return dropped.stream().map(p -> p.delivery().seq()).toList();
    }

    boolean isPlanned(Lane lane) {
        return planned.stream()
                .anyMatch(p -> p.delivery().lane().equals(lane) && p.fault().isEmpty());
    }

    /** Lets what waits in a lane go at live priority. */
    void hurry(Lane lane) {
        hurried.add(lane);
    }

    /** A destination may hold something else of a record than what it was left with last. */
    record Doubt(EntityKey record, String destination) {}

    void doubt(EntityKey record, String destination) {
        doubts.add(new Doubt(record, destination));
    }

    void supersede(Settlement settlement) {
        superseded.add(settlement);
    }

    boolean isSuperseded(long delivery) {
        return superseded.stream().anyMatch(s -> s.id() == delivery);
    }

    void say(long seq, Verdict.Kind kind, String reason) {
        verdicts.add(new Verdict(seq, Optional.empty(), kind, reason));
    }

    void say(long seq, String flow, Verdict.Kind kind, String reason) {
        verdicts.add(new Verdict(seq, Optional.of(flow), kind, reason));
    }

    /** What was known of a record that an event says is gone. */
    void keepLast(long seq, byte[] entity) {
        last.put(seq, entity);
    }

    void readAgain(Reread reread) {
        rereads.add(reread);
    }

    Collection<StoredEntity> entities() {
        return changed.values();
    }

    List<NewDelivery> deliveries() {
        return planned.stream().map(Planned::delivery).toList();
    }

    List<Settlement> superseded() {
        return superseded;
    }

    List<Verdict> verdicts() {
        return verdicts;
    }

    Set<Lane> hurried() {
        return hurried;
    }

    Set<Doubt> doubts() {
        return doubts;
    }

    Map<Long, byte[]> last() {
        return last;
    }

    List<Reread> rereads() {
        return rereads;
    }

    Set<String> destinations() {
        return destinations;
    }

    /** The dead ones among the new deliveries, once their ids are known. */
    List<Burial> stillborn(List<Long> ids) {
        List<Burial> burials = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            Planned one = planned.get(i);
            long id = ids.get(i);
            one.fault()
                    .ifPresent(reason -> burials.add(new Burial(
                            id,
                            FailureClass.UNMAPPABLE,
                            reason,
                            false,
                            false,
                            one.delivery().createdAt())));
        }
        return burials;
    }

    private record Planned(NewDelivery delivery, Optional<String> fault) {}
}
