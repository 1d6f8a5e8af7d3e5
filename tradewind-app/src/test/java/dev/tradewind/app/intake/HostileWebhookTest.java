package dev.tradewind.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.demo.RunningDemo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hostile bodies at the real hub: whatever is not signed is answered with a clear 4xx, and nothing of it is stored. */
@Timeout(180)
final class HostileWebhookTest {

    @TempDir
    static Path home;

    private static Map<String, byte[]> bodies() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("nothing", new byte[0]);
        bodies.put("an order", bytes("{\"id\":1,\"status\":\"processing\"}"));
        bodies.put("not JSON", bytes("<html>"));
        bodies.put("NULs", new byte[1_000]);
        bodies.put("not UTF-8", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
        bodies.put("UTF-16", "{\"id\":1}".getBytes(StandardCharsets.UTF_16));
        bodies.put("deep", bytes("[".repeat(200_000)));
        bodies.put("a huge number", bytes("{\"id\":" + "9".repeat(100_000) + "}"));
        bodies.put("a huge exponent", bytes("{\"total\":1e999999999}"));
        bodies.put("the same key twice", bytes("{\"id\":1,\"id\":2}"));
        bodies.put("a megabyte of blanks", bytes(" ".repeat(1 << 20)));
        bodies.put("a lone surrogate", bytes("{\"a\":\"\\ud800\"}"));
        return bodies;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void unsignedBodies_areAnswered401_andNothingIsStored() throws Exception {
        try (RunningDemo demo = new RunningDemo(home);
                HttpClient http = HttpClient.newHttpClient()) {
            long before = demo.hub().hub().insight().overview().events();
            for (Map.Entry<String, byte[]> body : bodies().entrySet()) {
                for (String signature : new String[] {"", "AAAA", "not base64!", "A".repeat(4_000)}) {
                    var request = HttpRequest.newBuilder(URI.create(demo.url() + "/hooks/shop"))
                            .header("X-WC-Webhook-Topic", "order.created")
                            .header("X-WC-Webhook-Signature", signature)
                            .POST(BodyPublishers.ofByteArray(body.getValue()))
                            .build();
                    var answer = http.send(request, BodyHandlers.ofString());
                    assertThat(answer.statusCode())
                            .as("%s, signed \"%.12s\"", body.getKey(), signature)
                            .isBetween(400, 499);
                    assertThat(answer.body()).isNotBlank().doesNotContain("Exception");
                }
            }
            assertThat(demo.hub().hub().insight().overview().events()).isEqualTo(before);
        }
    }
}
