package dev.tradewind.connector.woocommerce.write;

import java.util.List;

/**
 * One field of an operation's input.
 *
 * @param name in the words of the canonical model
 * @param kind what it may hold
 * @param store the store's name of it, with dots where it lies deeper; empty if the operation sends it in its own way; for an
 *     object {@link #INLINE} if the store has its fields beside the others
 * @param isNeeded whether there is no write without it
 * @param isHeld whether the store's answer must show what was sent: what it may pass over in silence
 * @param meaning for people; may be empty where the name says all
 */
record Field(String name, Kind kind, String store, boolean isNeeded, boolean isHeld, String meaning) {

    /** For {@link #store}: the store has no object there. */
    static final String INLINE = ".";

    /** The database's longest short text. */
    private static final int LINE_CHARS_MAX = 255;

    /** A long description. The database's own limit is higher, the web server's for a request is near. */
    private static final int TEXT_CHARS_MAX = 500_000;

    /** Far above any stock, and below where a 32-bit PHP would turn it into something else. */
    private static final long WHOLE_MAX = 999_999_999;

    static Field of(String name, Kind kind, String meaning) {
        return new Field(name, kind, "", false, false, meaning);
    }

    static Field line(String name, String store, String meaning) {
        return of(name, new Kind.Text(LINE_CHARS_MAX), meaning).as(store);
    }

    static Field text(String name, String store, String meaning) {
        return of(name, new Kind.Text(TEXT_CHARS_MAX), meaning).as(store);
    }

    static Field amount(String name, String store, String meaning) {
        return of(name, new Kind.Decimal(false), meaning).as(store);
    }

    static Field whole(String name, String store, String meaning) {
        return of(name, new Kind.Whole(-WHOLE_MAX, WHOLE_MAX), meaning).as(store);
    }

    static Field flag(String name, String store, String meaning) {
        return of(name, new Kind.Flag(), meaning).as(store);
    }

    static Field moment(String name, String store, String meaning) {
        return of(name, new Kind.Moment("T"), meaning).as(store);
    }

    static Field choice(String name, String store, List<String> words, String meaning) {
        return of(name, new Kind.Choice(List.copyOf(words)), meaning).as(store);
    }

    static Field renamed(String name, String store, String ours, String theirs, String meaning) {
        return of(name, new Kind.Renamed(ours, theirs), meaning).as(store);
    }

    static Field part(String name, String store, Shape shape, String meaning) {
        return of(name, new Kind.Part(shape), meaning).as(store);
    }

    static Field parts(String name, String store, Shape item, String meaning) {
        return of(name, new Kind.Items(new Kind.Part(item)), meaning).as(store);
    }

    static Field lines(String name, String store, String meaning) {
        return of(name, new Kind.Items(new Kind.Text(LINE_CHARS_MAX)), meaning).as(store);
    }

    /** Names or objects with one. */
    static Field named(String name, Shape item, String meaning) {
        return of(name, new Kind.Items(new Kind.Either(new Kind.Text(LINE_CHARS_MAX), new Kind.Part(item))), meaning);
    }

    /** The store's number of a record. */
    static Field id(String name, String store, String meaning) {
        return of(name, new Kind.Whole(1, Long.MAX_VALUE), meaning).as(store);
    }

    Field as(String inStore) {
        return new Field(name, kind, inStore, isNeeded, isHeld, meaning);
    }

    Field needed() {
        return new Field(name, kind, store, true, isHeld, meaning);
    }

    Field held() {
        return new Field(name, kind, store, isNeeded, true, meaning);
    }
}
