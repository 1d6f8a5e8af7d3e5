package dev.tradewind.app.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.json.Json;
import dev.tradewind.app.server.RunningHub;
import dev.tradewind.app.server.Setting;
import dev.tradewind.engine.Configuration.Applied;
import dev.tradewind.engine.admin.ConnectionStatus;
import dev.tradewind.engine.admin.Controls;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renews the webhook secret of a connection to the simulated store; the clock of the rotations is set by hand. */
final class RotationsTest {

    private static final String CURRENT = "shop/webhook-secret";
    private static final String PREVIOUS = "shop/webhook-secret-previous";
    private static final String OLD = "the-old-secret-of-the-shop";

    private static final String DOCUMENTS = """
            connection: shop
            connector: woocommerce
            url: %s
            credentials: { key: "${vault:shop/key}", secret: "${vault:shop/secret}" }
            webhook-secret: ${vault:shop/webhook-secret}
            webhook-secret-previous: ${vault:shop/webhook-secret-previous}
            ---
            connection: erp
            connector: sandbox-erp
            url: http://127.0.0.1:1
            credentials: { key: "${vault:shop/key}" }
            ---
            flow: orders-to-erp
            from: { connection: shop, stream: orders }
            to: { connection: erp, operation: upsert-sales-order }
            map: "{}"
            """;

    @TempDir
    Path home;

    private ConnectWorld world;
    private RunningHub hub;
    private Instant now = Instant.now();
    private Rotations rotations;

    @BeforeEach
    void open() {
        world = new ConnectWorld(home, Optional.empty(), Map.of(Setting.PUBLIC_URL, "http://127.0.0.1:1"));
        hub = world.hub().hub();
        hub.vault().set("shop/key", world.store().consumerKey());
        hub.vault().set("shop/secret", world.store().consumerSecret());
        hub.vault().set(CURRENT, OLD);
        hub.vault().set(PREVIOUS, OLD);
        apply(DOCUMENTS.formatted(world.store().url()));
        rotations = new Rotations(hub, () -> now, new SecureRandom(), true);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void apply(String documents) {
        assertThat(hub.documents().apply(Map.of("shop.yaml", documents.getBytes(StandardCharsets.UTF_8)), "test", ""))
                .isInstanceOf(Applied.InForce.class);
    }

    private String vault(String name) {
        return hub.vault().get(name).orElseThrow();
    }

    private boolean isTaken(String secret, int order) {
        byte[] body = Json.write(Map.of("id", order, "status", "processing"));
        return world.send(HttpRequest.newBuilder(URI.create(world.url() + "/hooks/shop"))
                                .header("X-WC-Webhook-Topic", "order.updated")
                                .header("X-WC-Webhook-Signature", signature(secret, body))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(body)))
                        .statusCode()
                == 200;
    }

    private static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Instant> webhooksSeen() {
        return hub.insight().connections().stream()
                .filter(c -> c.name().equals("shop"))
                .findFirst()
                .flatMap(ConnectionStatus::webhooksSeen);
    }

    @Test
    void rotation_isTakenUpAtOnce_andTheOldSecretIsAcceptedUntilItEnds() throws Exception {
        now = now.minus(Rotations.GRACE);
        rotations.rotate("shop", Optional.empty(), "admin");

        assertThat(vault(PREVIOUS)).isEqualTo(OLD);
        assertThat(vault(CURRENT)).isNotEqualTo(OLD).matches("[A-Za-z0-9_-]{43}");
        assertThat(isTaken(OLD, 1)).isTrue();
        assertThat(isTaken(vault(CURRENT), 2)).isTrue();
        assertThat(isTaken("some-other-secret-of-somebody", 3)).isFalse();

        endIt();
        assertThat(vault(PREVIOUS)).isEqualTo(vault(CURRENT)).isNotEqualTo(OLD);
        assertThat(isTaken(OLD, 4)).isFalse();
        assertThat(isTaken(vault(CURRENT), 5)).isTrue();
        assertThat(hub.insight().activity("connection shop", 20))
                .extracting(action -> action.who() + " " + action.verb())
                .contains("admin rotate", "tradewind end rotation");
    }

    /** The hub looks after webhooks by the machine's clock, so that the rotation is the one that began long ago. */
    private void endIt() throws Exception {
        world.await(() -> webhooksSeen().isPresent());
        now = webhooksSeen().orElseThrow().plusSeconds(1);
        rotations.lookOnce();
    }

    @Test
    void rotation_doesNotEnd_beforeTheGraceIsOver_orTheWebhooksWereSeen() throws Exception {
        rotations.rotate("shop", Optional.empty(), "admin");
        Instant begun = now;

        now = begun.plus(Rotations.GRACE).minusSeconds(1);
        rotations.lookOnce();
        assertThat(vault(PREVIOUS)).as("grace").isEqualTo(OLD);

        world.await(() -> webhooksSeen().isPresent());
        now = begun.plus(Duration.ofDays(30));
        rotations.lookOnce();
        assertThat(vault(PREVIOUS))
                .as("the only look was made when old ones may have been under way")
                .isEqualTo(OLD);
    }

    @Test
    void webhooksOfTheStore_getTheNewSecret() throws Exception {
        world.await(() -> webhooksSeen().isPresent());
        rotations.rotate("shop", Optional.empty(), "admin");

        world.await(() -> hub.insight().activity("connection shop", 20).stream()
                .anyMatch(action -> action.reason().contains("order.updated given the new secret")));
    }

    @Test
    void secondRotation_isRefused_whileOneIsUnderWay() {
        rotations.rotate("shop", Optional.empty(), "admin");
        String next = vault(CURRENT);

        assertThatThrownBy(() -> rotations.rotate("shop", Optional.empty(), "admin"))
                .isInstanceOf(Controls.Impossible.class)
                .hasMessageContaining("is being renewed since");
        assertThat(vault(CURRENT)).isEqualTo(next);
        assertThat(vault(PREVIOUS)).isEqualTo(OLD);
    }

    @Test
    void manualWebhooks_areRotatedByPeople_withASecretOfTheirs() {
        rotations = new Rotations(hub, () -> now, new SecureRandom(), false);
        assertThatThrownBy(() -> rotations.rotate("shop", Optional.empty(), "admin"))
                .isInstanceOf(Controls.Impossible.class)
                .hasMessageContaining("WooCommerce > Settings > Advanced > Webhooks");
        assertThatThrownBy(() -> rotations.rotate("shop", Optional.of("short"), "admin"))
                .isInstanceOf(Controls.Impossible.class)
                .hasMessageNotContaining("short");

        rotations.rotate("shop", Optional.of("a-secret-that-a-person-chose"), "admin");
        assertThat(vault(CURRENT)).isEqualTo("a-secret-that-a-person-chose");
        assertThat(vault(PREVIOUS)).isEqualTo(OLD);
        now = now.plus(Duration.ofDays(30));
        rotations.lookOnce();
        assertThat(vault(PREVIOUS)).as("only people know").isEqualTo(OLD);

        rotations.finish("shop", "admin");
        assertThat(isTaken(OLD, 1)).isFalse();
        assertThat(isTaken("a-secret-that-a-person-chose", 2)).isTrue();
    }

    @Test
    void finish_isRefused_whereTheHubKnowsBetter() {
        assertThatThrownBy(() -> rotations.finish("shop", "admin")).hasMessageContaining("is not being renewed");
        rotations.rotate("shop", Optional.empty(), "admin");
        assertThatThrownBy(() -> rotations.finish("shop", "admin")).hasMessageContaining("ends this itself");
        assertThat(vault(PREVIOUS)).isEqualTo(OLD);
    }

    @Test
    void connectionWithoutAPlaceForTheOldSecret_isToldWhatToWrite_andTheVaultIsReady() {
        apply(DOCUMENTS.formatted(world.store().url()).replaceFirst("webhook-secret-previous: .*\n", ""));
        hub.vault().remove(PREVIOUS);

        assertThatThrownBy(() -> rotations.rotate("shop", Optional.empty(), "admin"))
                .isInstanceOf(Controls.Impossible.class)
                .hasMessageContaining("webhook-secret-previous: ${vault:shop/webhook-secret-previous}");
        assertThat(vault(CURRENT)).isEqualTo(OLD);

        apply(DOCUMENTS.formatted(world.store().url()));
        rotations.rotate("shop", Optional.empty(), "admin");
        assertThat(isTaken(OLD, 1)).isTrue();
    }

    @Test
    void crashBetweenAnyTwoSteps_leavesASecretAccepted_thatWebhooksMayHave() {
        // After the first step both are the old one; after the next the vault holds both. What is in force then is read
        // from the vault at the next start, which applying does here.
        hub.vault().set(PREVIOUS, OLD);
        hub.documents().applyAlso(Map.of(), "test", "");
        assertThat(isTaken(OLD, 1)).isTrue();

        hub.vault().set(CURRENT, "the-new-one-that-no-webhook-has");
        hub.documents().applyAlso(Map.of(), "test", "");
        assertThat(isTaken(OLD, 2)).isTrue();
        assertThat(isTaken("the-new-one-that-no-webhook-has", 3)).isTrue();
        assertThat(rotations.of("shop").orElseThrow().since()).isPresent();
    }
}
