package dev.tradewind.connector.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps secrets out of reasons: a system may repeat in its answer what it was sent. */
final class Discretion {

    /** As much as a person reads in a list of dead letters. */
    private static final int CHARS_MAX = 400;

    private final List<String> secrets;

    Discretion(List<String> secrets) {
        this.secrets = secrets.stream().filter(s -> !s.isBlank()).toList();
    }

    /** A text from outside as it may be shown: one line, cut, without secrets. */
    String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        for (String secret : secrets) {
            text = text.replace(secret, "[secret]")
                    .replace(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)), "[secret]")
                    .replace(Template.encoded(secret), "[secret]");
        }
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= CHARS_MAX ? line : line.substring(0, CHARS_MAX) + "…";
    }
}
