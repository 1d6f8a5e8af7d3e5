package dev.tradewind.engine.http;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.HttpResult.NoReply.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of one connection.
 *
 * <p>Speaks HTTP/1.1, which every shop and back office does. Follows no redirects: a POST that is redirected has not been
 * done, and credentials go nowhere but where they were configured for. Safe for any thread; blocks its caller, which
 * should be a virtual thread.
 */
public final class HttpGateway implements Http, AutoCloseable {

    private final HttpLimits limits;
    private final ExecutorService threads;
    private final HttpClient client;

    /** A client that trusts whom the Java runtime trusts. */
    public HttpGateway(HttpLimits limits) {
        this(limits, Trust.of(Optional.empty(), Optional.empty()));
    }

    public HttpGateway(HttpLimits limits, Trust trust) {
        this.limits = limits;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .sslContext(trust.context())
                .executor(threads)
                .build();
    }

    /**
     * Sends, and waits for the whole answer.
     *
     * @throws IllegalArgumentException if the call is none that HTTP knows: a bug of the connector
     */
    @Override
    public HttpResult send(HttpCall call) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(call), ignored -> new BoundedBody(limits.replyBytes()));
        try {
            HttpResponse<byte[]> response = answer.get(limits.exchange().toMillis(), TimeUnit.MILLISECONDS);
            return new HttpResult.Reply(
                    response.statusCode(), response.headers().map(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new HttpResult.NoReply(
                    true,
                    "no whole answer within %d s"
                            .formatted(Math.max(1, limits.exchange().toSeconds())),
                    Cause.TIME);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new HttpResult.NoReply(true, "stopped while waiting for the answer");
        } catch (ExecutionException e) {
            return noReply(e.getCause());
        }
    }

    private HttpRequest request(HttpCall call) {
        byte[] body = call.body();
        HttpRequest.Builder builder = HttpRequest.newBuilder(call.url())
                .method(
                        call.method(),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        call.headers().forEach(builder::header);
        return builder.build();
    }

    /** Only what fails before the first byte of the request is surely not there. */
    private HttpResult noReply(@Nullable Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            switch (t) {
                case BoundedBody.TooLarge tooLarge -> {
                    return new HttpResult.NoReply(true, String.valueOf(tooLarge.getMessage()));
                }
                case UnknownHostException e -> {
                    return new HttpResult.NoReply(false, "the host's name is not known", Cause.HOST);
                }
                case UnresolvedAddressException e -> {
                    return new HttpResult.NoReply(false, "the host's name is not known", Cause.HOST);
                }
                case HttpConnectTimeoutException e -> {
                    return new HttpResult.NoReply(
                            false,
                            "no connection within %d s"
                                    .formatted(Math.max(1, limits.connect().toSeconds())),
                            Cause.CONNECTION);
                }
                case SSLHandshakeException e -> {
                    return TlsFault.of(e);
                }
                default -> {}
            }
        }
        if (cause instanceof ConnectException) {
            return new HttpResult.NoReply(false, "connection refused", Cause.CONNECTION);
        }
        if (cause instanceof IOException) {
            return new HttpResult.NoReply(true, "the connection broke before the answer was complete");
        }
        throw new IllegalStateException("the HTTP client failed in an unforeseen way", cause);
    }

    /** Ends open exchanges. */
    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
