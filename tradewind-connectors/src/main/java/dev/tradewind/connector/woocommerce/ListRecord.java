package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How one record of a {@link ListStream} is read. */
sealed interface ListRecord {

    /** What came of it. */
    sealed interface Result {

        /**
         * The record.
         *
         * @param reply what it was taken from; its Date says when
         */
        @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
        record Found(byte[] body, HttpResult.Reply reply) implements Result {}

        record Missing(HttpResult.Reply reply) implements Result {}

        record Failed(Failure failure) implements Result {}
    }

    /** Whether a key may be one of this kind; anything else is not asked for. */
    boolean isKey(String key);

    /** Reads the record, {@code name} being the stream's, for sentences. */
    Result read(String key, String name, StoreApi api, Http http);

    /**
     * At an address of its own.
     *
     * @param path a {@code %s} for each part of the key
     * @param query what else is asked
     * @param keys what keys look like; what is not a letter, a digit, a dash or an underscore never gets into an address
     */
    record Addressed(String path, Map<String, String> query, Pattern keys) implements ListRecord {

        static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,18}");
        static final Pattern TWO_NUMBERS = Pattern.compile("[1-9]\\d{0,18}/[1-9]\\d{0,18}");
        static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,200}");
        static final Pattern TWO_WORDS = Pattern.compile("[A-Za-z0-9_-]{1,200}/[A-Za-z0-9_-]{1,200}");

        static Addressed byNumber(String path) {
            return new Addressed(path + "/%s", Map.of(), NUMBER);
        }

        @Override
        public boolean isKey(String key) {
            return keys.matcher(key).matches();
        }

        @Override
        public Result read(String key, String name, StoreApi api, Http http) {
            return ask(path.formatted((Object[]) key.split("/", -1)), query, api, http);
        }

        static Result ask(String path, Map<String, String> query, StoreApi api, Http http) {
            return switch (api.get(path, query, http)) {
                case StoreApi.Answer.Failed failed -> new Result.Failed(failed.failure());
                case StoreApi.Answer.Missing missing -> new Result.Missing(missing.reply());
                case StoreApi.Answer.Json json -> new Result.Found(json.reply().body(), json.reply());
            };
        }
    }

    /** In the list of all, which is short. */
    record Listed(ListShape.Whole list) implements ListRecord {

        @Override
        public boolean isKey(String key) {
            return !key.isBlank();
        }

        @Override
        public Result read(String key, String name, StoreApi api, Http http) {
            Result all = Addressed.ask(list.list().path(), list.list().query(), api, http);
            if (!(all instanceof Result.Found found)) {
                return all;
            }
            return ListWalk.records(found.body(), list.key(), "")
                    .map(records -> records.stream()
                            .filter(record -> record.key().equals(key))
                            .findFirst()
                            .<Result>map(record -> new Result.Found(record.body(), found.reply()))
                            .orElseGet(() -> new Result.Missing(found.reply())))
                    .orElseGet(() -> new Result.Failed(RecordPages.garbled(name)));
        }
    }

    /**
     * Put together of several answers: the record, and lists that belong to it.
     *
     * @param lists names of the lists, each with its path; {@code %s} stands for the key
     */
    record Assembled(Addressed record, Map<String, String> lists) implements ListRecord {

        public Assembled {
            lists = new LinkedHashMap<>(lists);
        }

        @Override
        public boolean isKey(String key) {
            return record.isKey(key);
        }

        @Override
        public Result read(String key, String name, StoreApi api, Http http) {
            Result whole = record.read(key, name, api, http);
            for (Map.Entry<String, String> list : lists.entrySet()) {
                if (!(whole instanceof Result.Found found)) {
                    return whole;
                }
                Result part = Addressed.ask(list.getValue().formatted(key), Map.of(), api, http);
                whole = part instanceof Result.Found more
                        ? with(found, list.getKey(), more.body())
                                .orElseGet(() -> new Result.Failed(RecordPages.garbled(name)))
                        : part;
            }
            return whole;
        }

        // The store's own bytes, one list more.
        private static Optional<Result> with(Result.Found found, String list, byte[] bytes) {
            String body = new String(found.body(), StandardCharsets.UTF_8).stripTrailing();
            boolean isWhole = body.endsWith("}") && StoreJson.elements(bytes).isPresent();
            if (!isWhole) {
                return Optional.empty();
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(body.substring(0, body.length() - 1).getBytes(StandardCharsets.UTF_8));
            whole.writeBytes((",\"" + list + "\":").getBytes(StandardCharsets.UTF_8));
            whole.writeBytes(bytes);
            whole.write('}');
            return Optional.of(new Result.Found(whole.toByteArray(), found.reply()));
        }
    }

    /**
     * One of a few that are known, whatever their answers look like: kept as the property {@code answer} of an object.
     *
     * @param asks what is asked for each key
     */
    record Snapshot(Map<String, ListShape.Ask> asks) implements ListRecord {

        public Snapshot {
            asks = new LinkedHashMap<>(asks);
        }

        List<String> keys() {
            return List.copyOf(asks.keySet());
        }

        @Override
        public boolean isKey(String key) {
            return asks.containsKey(key);
        }

        @Override
        public Result read(String key, String name, StoreApi api, Http http) {
            ListShape.Ask ask = asks.get(key);
            if (ask == null) {
                throw new IllegalArgumentException("no such record of " + name + ": " + key);
            }
            return switch (Addressed.ask(ask.path(), ask.query(), api, http)) {
                case Result.Found found -> new Result.Found(wrapped(found.body()), found.reply());
                case Result.Missing missing -> missing;
                case Result.Failed failed -> failed;
            };
        }

        private static byte[] wrapped(byte[] answer) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes("{\"answer\":".getBytes(StandardCharsets.UTF_8));
            whole.writeBytes(answer);
            whole.write('}');
            return whole.toByteArray();
        }
    }
}
