package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.http.WebClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The hand-over of a key: type the address, approve, done. */
final class KeyHandOverTest {

    private final Receiver application = new Receiver();
    private final TestShop shop = new TestShop();
    private final WebClient browser = new WebClient(shop.store.url(), Map.of());

    @AfterEach
    void close() {
        shop.close();
        application.close();
    }

    private String page(String name, String scope) {
        return "/wc-auth/v1/" + name + "?app_name=Tradewind+Test&user_id=7&scope=" + scope + "&return_url="
                + encode("http://127.0.0.1/back?x=1") + "&callback_url=" + encode(application.url());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void approval_postsAWorkingKey_andSendsThePersonBack() {
        var asked = browser.get(page("authorize", "read"));
        var approved = browser.get(page("access_granted", "read"));
        Map<String, Object> letter =
                Json.readObject(application.deliveries().getFirst().body().getBytes(StandardCharsets.UTF_8));
        String pair =
                "consumer_key=" + letter.get("consumer_key") + "&consumer_secret=" + letter.get("consumer_secret");

        assertThat(asked.body()).contains("Tradewind Test would like to connect", "access_granted");
        assertThat(approved.status()).isEqualTo(302);
        assertThat(approved.header("Location")).isEqualTo("http://127.0.0.1/back?x=1&success=1&user_id=7");
        assertThat(letter).containsEntry("user_id", "7").containsEntry("key_permissions", "read");
        assertThat(browser.get("/wp-json/wc/v3/orders?" + pair).status()).isEqualTo(200);
        assertThat(browser.post("/wp-json/wc/v3/orders?" + pair, Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void approval_withoutAListeningApplication_leavesNoKey() {
        String page = page("access_granted", "read_write");
        application.close();

        assertThat(browser.get(page).status()).isEqualTo(401);
        assertThat(shop.store.access().keys()).hasSize(1);
    }

    @Test
    void authorization_isRefused_ifSomethingIsMissingOrWrong() {
        assertThat(browser.get("/wc-auth/v1/authorize?app_name=x").body()).contains("Missing parameter user_id");
        assertThat(browser.get(page("authorize", "all")).body()).contains("Invalid scope all");
        shop.store.access(shop.store.access().strict(true));
        assertThat(browser.get(page("authorize", "read")).body()).contains("over SSL");
    }
}
