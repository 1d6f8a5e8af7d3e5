package dev.tradewind.api;

import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of an {@link HttpCall}. */
public sealed interface HttpResult {

    /** An answer, whole. Header names are looked up without regard to case. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    record Reply(int status, Map<String, List<String>> headers, byte[] body) implements HttpResult {

        public Reply {
            Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            sorted.putAll(headers);
            headers = java.util.Collections.unmodifiableMap(sorted);
        }

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name))
                    .flatMap(values -> values.stream().findFirst());
        }

        /** The body as a tree; empty if it is not JSON. */
        public Optional<Object> json() {
            try {
                return Optional.ofNullable(Json.read(body));
            } catch (MalformedJson e) {
                return Optional.empty();
            }
        }
    }

    /**
     * No answer, or not a whole one.
     *
     * @param mayHaveArrived whether the request may have reached the server: false only if it surely did not
     * @param reason in a sentence for people
     * @param cause what kind of thing it was, as far as that can be told
     * @param after how long to wait before the next try, if the hub itself held the request back
     */
    record NoReply(boolean mayHaveArrived, String reason, Cause cause, Optional<Duration> after) implements HttpResult {

        public NoReply(boolean mayHaveArrived, String reason) {
            this(mayHaveArrived, reason, Cause.OTHER);
        }

        public NoReply(boolean mayHaveArrived, String reason, Cause cause) {
            this(mayHaveArrived, reason, cause, Optional.empty());
        }

        /** Why there is no answer. Only for advice to people: {@link #mayHaveArrived} decides what is done. */
        public enum Cause {
            /** The host's name is not known. */
            HOST,
            /** Nothing listens, or no connection came about in time. */
            CONNECTION,
            /** The server's certificate is not trusted. */
            CERTIFICATE,
            /** A secure connection did not come about for another reason. */
            TLS,
            /** No whole answer in time. */
            TIME,
            /** The hub did not send it: the system asked to be left alone, or the connection's limits are used up. */
            HELD_BACK,
            OTHER
        }
    }
}
