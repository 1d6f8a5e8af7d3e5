package dev.tradewind.connector.polling;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.polling.PolledList.Ask;
import dev.tradewind.connector.polling.PolledList.Step;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has changed in a list that cannot be asked for changes: reads all of it, pass after pass, and compares.
 *
 * <p>The cursor keeps a short hash of every record. What is new or has another hash goes on; what a whole pass did not
 * show is gone. A system that lists nothing while it is being restarted would have everything taken down: so if more is
 * missing than the rules allow, the list is read once more, in one go, and if it is still missing that is a failure
 * for people to look at, and nothing is gone.
 */
public final class SnapshotPoll {

    /** 25 bytes each: a megabyte that is written after every page. Longer lists need a question for changes. */
    static final int RECORDS_MAX = 50_000;

    /** Of so few, any share may go at once. */
    private static final int FEW = 5;

    /** 48 bits: two versions of one record look alike once in 2.8e14. */
    private static final int HASH_CHARS = 8;

    private static final int RADIX = 36;

    /** Begins the place of a record without a key, which a person gets to see as unreadable, once. */
    private static final String KEYLESS = "\0";

    private final PolledList list;
    private final Rules rules;
    private final InstantSource clock;

    /**
     * How a list is compared.
     *
     * @param all whether the first pass hands over what is there; otherwise only what changes after it
     * @param gonePercentMax how many of a hundred records may be missing at once
     * @param atOnce whether a look reads the whole list; otherwise one page
     */
    public record Rules(boolean all, int gonePercentMax, boolean atOnce) {}

    /**
     * How far it has come.
     *
     * @param pass number of the pass under way
     * @param position page; null for the first
     * @param known hash of each record, and after a colon the number of the pass that last showed it
     * @param doubted whether too much was missing after the last pass
     */
    private record Cursor(int pass, @Nullable String position, Map<String, String> known, boolean doubted) {

        static final Cursor BEGIN = new Cursor(0, null, Map.of(), false);

        private record Kind(@Nullable Map<String, String> known) {}

        /** Of a {@link ChangePoll} there is nothing to go on from: somebody has changed the way in which the list is read. */
        static Cursor parse(String text) {
            byte[] json = text.getBytes(StandardCharsets.UTF_8);
            return Json.read(json, Kind.class).known() == null ? BEGIN : Json.read(json, Cursor.class);
        }
    }

    public SnapshotPoll(PolledList list, Rules rules, InstantSource clock) {
        this.list = list;
        this.rules = rules;
        this.clock = clock;
    }

    /** See {@link dev.tradewind.api.Source#changes}; whether the first pass hands over what is there is for the rules. */
    public PageResult changes(Optional<String> text, Http http) {
        Cursor cursor = text.map(Cursor::parse).orElse(Cursor.BEGIN);
        var reading = new Reading(cursor);
        Optional<String> position = Optional.ofNullable(cursor.position());
        do {
            switch (list.page(Ask.ALL.at(position), http)) {
                case Step.Failed failed -> {
                    return new PageResult.Failed(failed.failure());
                }
                case Step.Read read -> {
                    reading.take(read.records());
                    position = read.next();
                }
            }
            if (reading.known.size() > RECORDS_MAX) {
                return new PageResult.Failed(tooLong());
            }
        } while (cursor.doubted() && position.isPresent());
        return position.isPresent() ? reading.goOn(position.get()) : reading.end();
    }

    private Failure tooLong() {
        return new Failure.Rejected(
                "the list of %s has more than %d records, which is too long to compare; read it by a question for changes"
                        .formatted(list.stream(), RECORDS_MAX),
                Optional.empty());
    }

    /** What one call does to the cursor. */
    private final class Reading {

        private final Cursor before;
        private final Map<String, String> known;
        private final List<IncomingEvent> events = new ArrayList<>();

        Reading(Cursor before) {
            this.before = before;
            this.known = new LinkedHashMap<>(before.known());
        }

        void take(List<Polled> records) {
            for (Polled record : records) {
                String hash = PolledEvents.hash("", record.content()).substring(0, HASH_CHARS);
                String key = record.key().isEmpty() ? KEYLESS + hash : record.key();
                String was = known.get(key);
                if (was != null && was.endsWith(":" + look())) {
                    continue; // Twice in the list, or a page that had to be read again: the next pass sees what is
                    // right.
                }
                known.put(key, hash + ":" + look());
                boolean isNew = was == null || !was.startsWith(hash + ":");
                if (isNew && (rules.all() || before.pass() > 0)) {
                    events.add(PolledEvents.of(list.stream(), PolledEvents.SWEPT, record, look(), clock.instant()));
                }
            }
        }

        private String look() {
            return Integer.toString(before.pass(), RADIX);
        }

        PageResult goOn(String position) {
            return page(new Cursor(before.pass(), position, known, before.doubted()), rules.atOnce());
        }

        PageResult end() {
            int missing = notShownSince(before.pass()).size();
            if (isTooMuch(missing)) {
                // What is new goes on all the same; the next look, which begins at once, finds nothing but the fault.
                return before.doubted() && events.isEmpty()
                        ? new PageResult.Failed(tooMuch(missing))
                        : page(new Cursor(before.pass() + 1, null, known, true), true);
            }
            // Pages may have shifted while they were read: only what two passes did not show is gone then.
            boolean isInOneGo = before.position() == null;
            for (String key : notShownSince(isInOneGo ? before.pass() : before.pass() - 1)) {
                known.remove(key);
                if (!key.startsWith(KEYLESS)) {
                    events.add(PolledEvents.gone(list.stream(), PolledEvents.UNLISTED, key, look()));
                }
            }
            return page(new Cursor(before.pass() + 1, null, known, false), false);
        }

        private List<String> notShownSince(int pass) {
            return known.entrySet().stream()
                    .filter(record -> lastShown(record.getValue()) < pass)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private static int lastShown(String value) {
            return Integer.parseInt(value.substring(HASH_CHARS + 1), RADIX);
        }

        private boolean isTooMuch(int missing) {
            return missing > FEW && missing * 100L > (long) known.size() * rules.gonePercentMax();
        }

        private Failure tooMuch(int missing) {
            return new Failure.Rejected(
                    "%d of %d records are missing from the list of %s, more than %d %%: nothing is taken for gone until they"
                                    .formatted(missing, known.size(), list.stream(), rules.gonePercentMax())
                            + " are back, or the limit is raised",
                    Optional.empty());
        }

        private PageResult page(Cursor cursor, boolean more) {
            return new PageResult.Page(events, Json.text(cursor), more, OptionalLong.empty());
        }
    }
}
