package dev.tradewind.engine.http;

import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Calls that should take equally long: the same method and path, ids apart, and about the same size. A page of a hundred
 * orders takes a small shop thirty times as long as one order, and says nothing about how busy it is.
 *
 * @param doublings size of request and answer together, as a power of two; a call twice as large may take twice as long
 */
record CallKind(String method, String path, int doublings) {

    private static final Pattern ID = Pattern.compile("[0-9]+|[0-9a-f-]{16,}");

    static CallKind of(HttpCall call, HttpResult.Reply reply) {
        byte[] body = call.body();
        int bytes = reply.body().length + (body == null ? 0 : body.length);
        return new CallKind(call.method(), path(call.url()), Integer.SIZE - Integer.numberOfLeadingZeros(bytes));
    }

    private static String path(URI url) {
        String path = url.getRawPath();
        return path == null ? "" : ID.matcher(path).replaceAll("#");
    }
}
