package dev.tradewind.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The baseline of a backfill by the API: asks for every page of the list, one after the other, and throws the bytes away. A
 * program of its own: {@code BarePager URL KEY}; prints how many orders it got a second.
 */
public final class BarePager {

    private static final int PAGE = 100;

    private BarePager() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        String both = args[1] + ":" + args[1];
        String credentials = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long began = System.nanoTime();
            long orders = 0;
            long pages = 1;
            for (int page = 1; page <= pages; page++) {
                HttpResponse<byte[]> answer = client.send(
                        HttpRequest.newBuilder(
                                        URI.create("%s/wp-json/wc/v3/orders?per_page=%d&order=asc&orderby=id&page=%d"
                                                .formatted(args[0], PAGE, page)))
                                .header("Authorization", "Basic " + credentials)
                                .build(),
                        BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException("answered " + answer.statusCode());
                }
                orders = header(answer, "X-WP-Total");
                pages = header(answer, "X-WP-TotalPages");
            }
            System.out.println(orders / ((System.nanoTime() - began) / 1e9));
        }
    }

    private static long header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValueAsLong(name).orElseThrow();
    }
}
