package dev.tradewind.testkit.contract;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** HTTP without anything around it, for tests against a server on this machine. */
public final class DirectHttp implements Http {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public HttpResult send(HttpCall call) {
        byte[] body = call.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(call.url())
                .timeout(TIMEOUT)
                .method(
                        call.method(),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        call.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new HttpResult.Reply(
                    response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            return new HttpResult.NoReply(!(e instanceof ConnectException), "no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HttpResult.NoReply(true, "interrupted");
        }
    }
}
