package dev.tradewind.api.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MalformedJsonTest {

    private static void read(String text) {
        Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void message_namesLineAndColumn() {
        assertThatThrownBy(() -> read("{\n  broken"))
                .isInstanceOf(MalformedJson.class)
                .hasMessageStartingWith("line 2, column 3: Unexpected character ('b'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99199999999", "{\"id\":1e99199999999}", "-1E-99999999999"})
    void numberBeyondADecimal_isMalformed(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedJson.class).hasMessageContaining("out of range");
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(MalformedJson.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2", "{\"secret\":\"s3cr3t\",", "{\"secret\":\"s3cr3t", "[", "{\"a\":[{\"s3cr3t\":"})
    void message_showsNothingOfTheText_norOfTheLibrary(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedJson.class)
                .message()
                .doesNotContain("s3cr3t", "Source", "REDACTED", "StreamReadFeature");
    }
}
