package dev.tradewind.app.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.admin.Controls;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TypedAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop.example                                   | https://shop.example",
                "  Shop.Example/                                | https://shop.example",
                "SHOP.EXAMPLE.                                  | https://shop.example",
                "HTTPS://shop.example//                         | https://shop.example",
                "http://shop.example                            | http://shop.example",
                "https://shop.example/wp-admin                  | https://shop.example",
                "shop.example/wp-admin/admin.php?page=wc-admin  | https://shop.example",
                "https://shop.example/wp-login.php?x=1#y        | https://shop.example",
                "https://shop.example/wp-json/wc/v3/            | https://shop.example",
                "www.shop.example:8443                          | https://www.shop.example:8443",
                "shop.example/laden/wp-admin/                   | https://shop.example/laden",
                "bücher.example                                 | https://xn--bcher-kva.example",
                "localhost:8090                                 | http://localhost:8090",
                "127.0.0.1:8090/wp-admin                        | http://127.0.0.1:8090",
                "shop:8080                                      | https://shop:8080",
            })
    void whatPeopleType_leadsToTheShop(String typed, String likeliest) {
        assertThat(TypedAddress.candidates(typed).getFirst()).isEqualTo(URI.create(likeliest));
    }

    @Test
    void addressOfAProduct_isLookedAbove_andOnHttp() {
        assertThat(TypedAddress.candidates("shop.example/laden/tee"))
                .extracting(URI::toString)
                .containsExactly(
                        "https://shop.example/laden/tee",
                        "https://shop.example/laden",
                        "https://shop.example",
                        "http://shop.example/laden/tee",
                        "http://shop.example/laden",
                        "http://shop.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "shop",
                "my shop",
                "ftp://shop.example",
                "javascript:alert(1)",
                "https://",
                "a_b.c d",
                "http://[::1"
            })
    void whatIsNoAddress_isRefused_withAnExample(String typed) {
        assertThatThrownBy(() -> TypedAddress.candidates(typed))
                .isInstanceOf(Controls.Impossible.class)
                .hasMessageContaining("for example shop.example");
    }

    @Test
    void passwordsInAddresses_areRefused_andNotRepeated() {
        assertThatThrownBy(() -> TypedAddress.candidates("https://admin:hunter2@shop.example"))
                .isInstanceOf(Controls.Impossible.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void endlessAddresses_areRefused_andCut() {
        assertThatThrownBy(() -> TypedAddress.candidates("a".repeat(10_000)))
                .isInstanceOf(Controls.Impossible.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
    }
}
