package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Answer.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a REST route answers: a tree, and the headers that are its own. */
record Reply(int status, @Nullable Object tree, List<Header> headers) {

    static Reply ok(@Nullable Object tree) {
        return new Reply(200, tree, List.of());
    }

    static Reply created(@Nullable Object tree, String location) {
        return new Reply(201, tree, List.of(new Header("Location", location)));
    }

    static Reply of(RestError error) {
        return new Reply(error.status(), error.tree(), List.of());
    }
}
