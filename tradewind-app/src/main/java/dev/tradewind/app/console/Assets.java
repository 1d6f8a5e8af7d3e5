package dev.tradewind.app.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/** Styles and scripts, whose addresses change with their content: browsers may keep them, and never keep old ones. */
final class Assets {

    private static final List<String> FILES = List.of("base.css", "parts.css", "pages.css", "times.js", "live.js");

    static final String VERSION = version();

    private Assets() {}

    private static String version() {
        var sum = new CRC32();
        for (String file : FILES) {
            try (InputStream content = Assets.class.getResourceAsStream("/static/console/" + file)) {
                if (content == null) {
                    throw new IllegalStateException("static/console/" + file + " is missing from the program");
                }
                sum.update(content.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("static/console/" + file + " cannot be read", e);
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
