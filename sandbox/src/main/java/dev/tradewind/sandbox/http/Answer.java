package dev.tradewind.sandbox.http;

import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One HTTP answer. */
@SuppressWarnings("ArrayRecordComponent") // Never compared; bytes on the wire are an array.
public record Answer(int status, List<Header> headers, byte[] body) {

    /** One header line. */
    public record Header(String name, String value) {}

    public Answer {
        headers = List.copyOf(headers);
    }

    /** A JSON answer. {@code tree} is what {@link Json#write} takes. */
    public static Answer json(int status, @Nullable Object tree) {
        return new Answer(status, List.of(new Header("Content-Type", "application/json")), Json.write(tree));
    }

    /** An answer with any text. */
    public static Answer text(int status, String contentType, String body) {
        return new Answer(
                status, List.of(new Header("Content-Type", contentType)), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same answer with one more header. */
    public Answer with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }
}
