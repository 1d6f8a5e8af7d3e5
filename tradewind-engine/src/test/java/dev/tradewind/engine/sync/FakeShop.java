package dev.tradewind.engine.sync;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A shop in memory. It outlives the hub's crashes, as shops do. Its webhooks are signed with the word {@code genuine}. */
final class FakeShop implements Source {

    static final String STREAM = "parcels";

    private final TreeMap<String, Parcel> parcels = new TreeMap<>();
    private Predicate<String> hidden = key -> false;
    private Map<String, String> shownBy = Map.of();
    private boolean mended;
    private String stumbledOver = "";
    private boolean listsNothing;

    /** Changes a record and gives the webhook that says so. */
    InboundRequest save(String id, String status, Instant at) {
        Parcel before = parcels.get(id);
        Parcel now = new Parcel(id, "#" + id, status, at, before == null ? 1 : before.version() + 1);
        parcels.put(id, now);
        return webhook("parcel.updated", now);
    }

    static InboundRequest webhook(String topic, Parcel parcel) {
        return new InboundRequest("POST", Map.of("X-Signature", "genuine", "X-Topic", topic), Json.write(parcel));
    }

    static InboundRequest hint(String id) {
        return new InboundRequest(
                "POST", Map.of("X-Signature", "genuine", "X-Topic", "parcel.hint"), Json.write(Map.of("id", id)));
    }

    /** From now on {@code parcel.broken} can be read: the fault that made it unreadable was ours. */
    void mend() {
        mended = true;
    }

    /** From now on to read this record fails, which is a bug of the connector. */
    void stumbleOver(String id) {
        stumbledOver = id;
    }

    /** Whether it cannot be asked for what has changed. */
    void listsNothing(boolean so) {
        listsNothing = so;
    }

    /** Takes a record away for good, and gives a webhook that names it. */
    InboundRequest delete(String id) {
        parcels.remove(id);
        return new InboundRequest(
                "POST", Map.of("X-Signature", "genuine", "X-Topic", "parcel.deleted"), Json.write(Map.of("id", id)));
    }

    Parcel parcel(String id) {
        return parcels.get(id);
    }

    void put(Parcel parcel) {
        parcels.put(parcel.id(), parcel);
    }

    void forget(String id) {
        parcels.remove(id);
    }

    /** From now on another record shows whichever is gone. */
    void showGoneIn(String id) {
        shownBy = Map.of(STREAM, id);
    }

    @Override
    public Map<String, String> shownBy(String stream, Map<String, ?> gone) {
        return shownBy;
    }

    @Override
    public Intake receive(InboundRequest request) {
        if (!request.header("X-Signature").orElse("").equals("genuine")) {
            return new Intake.Refused(401, "the signature is wrong");
        }
        String topic = request.header("X-Topic").orElse("");
        return new Intake.Accepted(List.of(event(topic, request.body())));
    }

    private static IncomingEvent event(String topic, byte[] body) {
        Map<String, Object> tree = Json.readObject(body);
        String key = String.valueOf(tree.get("id"));
        Optional<Instant> modified =
                Optional.ofNullable((String) tree.get("modifiedAt")).map(Instant::parse);
        String dedupeKey = topic + "|" + key + "|" + Fingerprint.of(body);
        return new IncomingEvent(dedupeKey, modified, new RawRecord(STREAM, topic, key, body, Map.of()));
    }

    @Override
    public Normalised normalise(RawRecord record) {
        String topic = mended && record.topic().equals("parcel.broken") ? "parcel.updated" : record.topic();
        return switch (topic) {
            case "parcel.hint", "parcel.deleted" -> new Normalised.Doubtful(STREAM, record.key(), "only a hint");
            case "parcel.missing" -> new Normalised.Gone(record.key(), "the shop has no such parcel");
            case "parcel.broken" -> new Normalised.Unreadable("not a parcel");
            default -> {
                Parcel parcel = Json.read(record.body(), Parcel.class);
                yield new Normalised.Changed(parcel, parcel.status().equals("trash"));
            }
        };
    }

    @Override
    public ReadResult read(String stream, String key, Http http) {
        if (key.equals(stumbledOver)) {
            throw new IllegalStateException("a bug of the fake");
        }
        Parcel parcel = parcels.get(key);
        return parcel == null
                ? new ReadResult.Missing(event("parcel.missing", Json.write(Map.of("id", key))))
                : new ReadResult.Found(event("parcel.read", Json.write(parcel)));
    }

    /**
     * Pages of all that changed in the cursor's own second, however many, and two records more: it repeats, never misses, and
     * always gets on.
     */
    @Override
    public PageResult changes(String stream, Optional<String> cursor, Http http) {
        if (listsNothing) {
            return new PageResult.Failed(new Failure.Transient("answered with HTTP 502", false));
        }
        Instant from = cursor.map(Instant::parse).orElse(Instant.EPOCH);
        List<Parcel> changed = parcels.values().stream()
                .filter(p -> !p.modifiedAt().isBefore(from))
                .sorted(Comparator.comparing(Parcel::modifiedAt))
                .toList();
        long again =
                changed.stream().takeWhile(p -> p.modifiedAt().equals(from)).count();
        List<Parcel> page = changed.stream().limit(again + 2).toList();
        List<IncomingEvent> events =
                page.stream().map(p -> event("parcel.read", Json.write(p))).toList();
        Instant next = page.isEmpty() ? from : page.getLast().modifiedAt();
        return new PageResult.Page(events, next.toString(), changed.size() > page.size(), OptionalLong.empty());
    }

    /** Pages of two numbers; {@link #hide} leaves some out. */
    @Override
    public CensusResult census(String stream, Optional<String> cursor, Http http) {
        long after = cursor.map(Long::valueOf).orElse(0L);
        List<Long> rest = parcels.keySet().stream()
                .filter(key -> !hidden.test(key))
                .map(Long::valueOf)
                .filter(key -> key > after)
                .sorted()
                .toList();
        List<Long> page = rest.stream().limit(2).toList();
        boolean isLast = rest.size() <= 2;
        long through = isLast ? Long.MAX_VALUE : page.getLast();
        return new CensusResult.Page(page, through, String.valueOf(through));
    }

    /** Lets the census leave some records out, although they are there. */
    void hide(Predicate<String> keys) {
        hidden = keys;
    }

    @Override
    public PageResult existing(String stream, BackfillRange range, Optional<String> cursor, Http http) {
        List<Parcel> rest = cursor.map(c -> parcels.tailMap(c, false)).orElse(parcels).values().stream()
                .limit(2)
                .toList();
        List<IncomingEvent> events =
                rest.stream().map(p -> event("parcel.read", Json.write(p))).toList();
        String next = rest.isEmpty() ? cursor.orElse("") : rest.getLast().id();
        boolean more = !rest.isEmpty() && parcels.higherKey(next) != null;
        return new PageResult.Page(events, next, more, OptionalLong.of(parcels.size()));
    }
}
