package dev.tradewind.connector.woocommerce.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrantsTest {

    @Test
    void accountThatReads_mayNotWrite() {
        assertThat(Grants.mayWrite(
                        List.of(
                                "GRANT USAGE ON *.* TO `hub`@`%` IDENTIFIED BY PASSWORD '*A'",
                                "GRANT SELECT, SHOW VIEW ON `shop`.* TO `hub`@`%`",
                                "GRANT SELECT (`ID`, `post_title`) ON `shop`.`wp_posts` TO `hub`@`%`"),
                        "shop"))
                .isFalse();
    }

    @Test
    void rightsToOtherDatabases_doNotMatter() {
        List<String> grants = List.of(
                "GRANT SELECT, INSERT, UPDATE ON `test`.* TO PUBLIC", "GRANT ALL PRIVILEGES ON `test\\_%`.* TO PUBLIC");

        assertThat(Grants.mayWrite(grants, "shop")).isFalse();
        assertThat(Grants.mayWrite(grants, "testing")).isFalse();
        assertThat(Grants.mayWrite(grants, "test_1")).isTrue();
        assertThat(Grants.mayWrite(List.of("GRANT INSERT ON *.* TO `a`@`%`"), "shop"))
                .isTrue();
    }

    @Test
    void accountOfTheShopItself_mayWrite() {
        assertThat(Grants.mayWrite(List.of("GRANT ALL PRIVILEGES ON `shop`.* TO `wordpress`@`localhost`"), "shop"))
                .isTrue();
        assertThat(Grants.mayWrite(
                        List.of("GRANT SELECT, UPDATE (`status`) ON `shop`.`wp_wc_orders` TO `hub`@`%`"), "shop"))
                .isTrue();
    }
}
