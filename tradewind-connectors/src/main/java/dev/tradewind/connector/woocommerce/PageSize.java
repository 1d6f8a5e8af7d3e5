package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Failure;

/**
 * How many records a page is asked for: as many as the store gives, and half as many, down to a quarter, after each page that it
 * did not manage, since a host commonly ends a request after 30 seconds. Grows again while pages come. In memory. Safe for any
 * thread.
 */
final class PageSize {

    /** As many as the store gives at most. */
    static final int MOST = RecordPages.PAGE_SIZE;

    /** A store that does not manage these is away rather than slow. */
    static final int LEAST = MOST / 4;

    /** Pages that must come before more is asked for: each try that is too much costs half a minute. */
    static final int PROVEN = 20;

    private int size = MOST;
    private int came;

    synchronized int now() {
        return size;
    }

    /** A page of so many records came. */
    synchronized void came(int of) {
        came = of == size ? came + 1 : came;
        if (came >= PROVEN && size < MOST) {
            size = Math.min(MOST, size * 2);
            came = 0;
        }
    }

    /**
     * A page of so many records was asked for in vain. Only a store that is away or too slow makes the next one smaller. It
     * may have been smaller than now already: numbered pages keep the size they began with.
     */
    synchronized void failed(int of, Failure failure) {
        if (of > size) {
            return; // Another thread has learned it already.
        }
        switch (failure) {
            case Failure.Transient away -> {
                size = Math.max(LEAST, of / 2);
                came = 0;
            }
            case Failure.Throttled busy -> {}
            case Failure.Unauthorised barred -> {}
            case Failure.Rejected refused -> {}
            case Failure.Conflict changed -> {}
        }
    }
}
