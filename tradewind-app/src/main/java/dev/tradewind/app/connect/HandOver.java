package dev.tradewind.app.connect;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The connecting of one store, from the address that a person typed to a connection that works.
 *
 * @param id in the address of its page; known to whoever may see the console, and worth nothing to anybody else
 * @param ticket proves that keys come from the store that they were asked of; 256 random bits, good for one use
 * @param name of the connection, a new one or one that is there
 * @param approval where a person lets the store hand keys over; empty if it cannot
 * @param advice what to know before, in sentences: why it cannot, or what may come between
 */
public record HandOver(
        String id,
        String ticket,
        Store store,
        Naming name,
        Scope scope,
        Instant begunAt,
        String who,
        Optional<URI> approval,
        List<String> advice,
        State state) {

    public HandOver {
        advice = List.copyOf(advice);
    }

    /** What the keys may do. */
    public enum Scope {
        READ("read"),
        READ_WRITE("read_write");

        private final String word;

        Scope(String word) {
            this.word = word;
        }

        /** As WooCommerce has it. */
        public String word() {
            return word;
        }

        public static Optional<Scope> of(String word) {
            return java.util.Arrays.stream(values())
                    .filter(s -> s.word.equals(word))
                    .findFirst();
        }
    }

    /** How far it is. */
    public sealed interface State {

        /** The store has not called yet. */
        record Waiting() implements State {}

        /** Keys came, and are being put away. */
        record Taking() implements State {}

        /**
         * The connection is in force.
         *
         * @param notes where its document is, and what was decided, in sentences
         */
        record Connected(List<String> notes) implements State {
            public Connected {
                notes = List.copyOf(notes);
            }
        }

        /** Keys came and could not be put away. */
        record Failed(String reason) implements State {}

        /** No keys came in time, and none will be taken. */
        record Expired() implements State {}
    }

    HandOver with(State next) {
        return new HandOver(id, ticket, store, name, scope, begunAt, who, approval, advice, next);
    }

    // Without the ticket, which is as good as a key until it is used.
    @Override
    public String toString() {
        return "HandOver[" + id + " " + store.url() + " " + state + "]";
    }
}
