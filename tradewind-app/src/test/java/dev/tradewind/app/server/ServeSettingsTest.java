package dev.tradewind.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ServeSettingsTest {

    private static final Path HOME = Path.of("home");

    private static ServeSettings given(String... pairs) {
        return ServeSettings.of(HOME, List.of(pairs), Map.of());
    }

    /** Whoever changes a default changes this list, and says so in the changelog. */
    @Test
    void defaults_areThese() {
        assertThat(Arrays.stream(Setting.values())
                        .map(s -> s.key() + "=" + s.byDefault())
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        port=8080
                        bind=127.0.0.1
                        public-url=
                        behind-proxy=false
                        database=
                        database-user=
                        database-password=
                        body-limit=4MiB
                        body-memory=64MiB
                        body-time=20s
                        silence=10s
                        connections=2000
                        backlog=1024
                        keep-alive=15s
                        session=12h
                        keep-events=180d
                        keep-deliveries=180d
                        keep-attempts=30d""");
    }

    @Test
    void everySetting_hasALimitAndASentence() {
        for (Setting setting : Setting.values()) {
            assertThat(setting.meaning()).as(setting.key()).endsWith(".");
            assertThat(setting.unit()).as(setting.key()).isNotBlank();
            if (setting.kind() == Setting.Kind.NUMBER
                    || setting.kind() == Setting.Kind.SIZE
                    || setting.kind() == Setting.Kind.TIME) {
                assertThat(setting.max()).as(setting.key()).isGreaterThan(setting.min());
            }
        }
    }

    @Test
    void values_areReadInTheirUnits() {
        ServeSettings settings = given("body-limit=64KiB", "body-time=2m", "port=0", "behind-proxy=true");

        assertThat(settings.size(Setting.BODY_LIMIT)).isEqualTo(65_536);
        assertThat(settings.time(Setting.BODY_TIME)).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.number(Setting.PORT)).isZero();
        assertThat(settings.on(Setting.BEHIND_PROXY)).isTrue();
    }

    @Test
    void commandLine_winsOverTheEnvironment() {
        Map<String, String> environment = Map.of("TRADEWIND_PORT", "1", "TRADEWIND_SILENCE", "5s", "PATH", "/bin");
        ServeSettings settings = ServeSettings.of(HOME, List.of("port=2"), environment);

        assertThat(settings.number(Setting.PORT)).isEqualTo(2);
        assertThat(settings.time(Setting.SILENCE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void unknownNames_areRefused_withTheNearest() {
        assertThatThrownBy(() -> given("prot=1"))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("no setting \"prot\"")
                .hasMessageContaining("did you mean port?");
        assertThatThrownBy(() -> ServeSettings.of(HOME, List.of(), Map.of("TRADEWIND_BODYLIMIT", "1MiB")))
                .hasMessageContaining("did you mean TRADEWIND_BODY_LIMIT?");
        assertThatThrownBy(() -> given("colour=blue"))
                .hasMessageContaining("no setting \"colour\".")
                .hasMessageNotContaining("did you mean");
        assertThatThrownBy(() -> given("port")).hasMessageContaining("write name=value");
    }

    @Test
    void variablesOfTheLauncherAndTheCommands_areNoSettings() {
        assertThat(ServeSettings.of(HOME, List.of(), Map.of("TRADEWIND_JAVA_HOME", "x", "TRADEWIND_TOKEN", "y")))
                .isEqualTo(ServeSettings.defaults(HOME));
    }

    @Test
    void valuesBeyondTheirLimits_areRefused_withTheLimits() {
        assertThatThrownBy(() -> given("port=70000")).hasMessage("port is \"70000\", expected 0 to 65535.");
        assertThatThrownBy(() -> given("body-limit=1GiB")).hasMessageContaining("1KiB to 64MiB");
        assertThatThrownBy(() -> given("silence=ten")).hasMessageContaining("1s to 2m");
        assertThatThrownBy(() -> given("behind-proxy=yes")).hasMessageContaining("true or false");
        assertThatThrownBy(() -> given("port=-1")).isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> given("port=999999999999")).isInstanceOf(BadSetting.class);
    }

    @Test
    void secrets_appearInNoText() {
        ServeSettings settings = given("database-password=test-password");

        assertThat(settings.toString()).doesNotContain("test-password");
    }
}
