package dev.tradewind.connector.woocommerce.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    @Test
    void password_isInNoText() {
        assertThat(new DatabaseSettings("jdbc:mariadb://db/shop", "hub", "very-secret", "wp_").toString())
                .doesNotContain("very-secret");
    }

    @Test
    void urlWithAPassword_isRefused() {
        for (String url :
                new String[] {"jdbc:mariadb://hub:secret@db/shop", "jdbc:mariadb://db/shop?user=a&Password=b"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DatabaseSettings(url, "hub", "", "wp_"))
                    .withMessageContaining("database.password")
                    .withMessageNotContaining("secret");
        }
    }

    @Test
    void prefixThatIsMoreThanAName_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseSettings("jdbc:mariadb://db/shop", "hub", "", "wp_`; drop"))
                .withMessageContaining("$table_prefix");
    }

    @Test
    void otherDatabase_isRefusedWithAnExample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseSettings("jdbc:postgresql://db/shop", "hub", "", "wp_"))
                .withMessageContaining("jdbc:mariadb://db.example:3306/shop");
    }
}
