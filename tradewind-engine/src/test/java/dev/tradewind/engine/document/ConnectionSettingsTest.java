package dev.tradewind.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConnectionSettingsTest {

    private final Document.ConnectionDocument shop =
            Examples.valid(Examples.files()).connection("shop").orElseThrow();

    private ConnectionSettings.Resolved resolve(Map<String, String> vault, Map<String, String> environment) {
        return ConnectionSettings.resolve(
                shop,
                Examples.CATALOGUE.find("woocommerce").orElseThrow(),
                name -> Optional.ofNullable(vault.get(name)),
                name -> Optional.ofNullable(environment.get(name)));
    }

    @Test
    void references_areFollowed_andDefaultsFilledIn() {
        var resolved = resolve(Map.of("shop/key", "ck_test"), Map.of("SHOP_SECRET", "cs_test"));

        assertThat(resolved).isInstanceOfSatisfying(ConnectionSettings.Resolved.Ready.class, ready -> {
            var settings = ready.settings();
            assertThat(settings.text("url")).isEqualTo("https://shop.example");
            assertThat(settings.secret("credentials.key")).isEqualTo("ck_test");
            assertThat(settings.secret("credentials.secret")).isEqualTo("cs_test");
            assertThat(settings.number("page-size")).isEqualTo(100);
            assertThat(settings.on("verify")).isTrue();
            assertThat(settings.duration("overlap")).isEqualTo(Duration.ofMinutes(5));
            assertThat(settings.section("credentials")).containsEntry("key", "ck_test");
            assertThat(settings.secrets()).containsExactlyInAnyOrder("ck_test", "cs_test");
            assertThat(settings.toString()).isEqualTo("settings of shop");
        });
    }

    @Test
    void whatIsNotThere_isSaidAtOnce() {
        assertThat(resolve(Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        ConnectionSettings.Resolved.Lacking.class,
                        lacking -> assertThat(lacking.reasons())
                                .containsExactlyInAnyOrder(
                                        "the vault holds nothing under 'shop/key'",
                                        "the environment variable SHOP_SECRET is not set"));
    }
}
