package dev.tradewind.app.server;

import dev.tradewind.api.Nearest;
import dev.tradewind.engine.vault.FileVault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of all {@link Setting}s, checked. Immutable.
 *
 * @param home folder of the database, the keys and the admin token
 */
public record ServeSettings(Path home, Map<Setting, String> values) {

    /** Read by the command line or the launcher, and not by the server. */
    private static final Set<String> OTHER_VARIABLES = Set.of(
            "TRADEWIND_HOME",
            "TRADEWIND_TOKEN",
            FileVault.KEY_VARIABLE,
            "TRADEWIND_URL",
            "TRADEWIND_JAVA_HOME",
            "TRADEWIND_JDK_SEARCH",
            "TRADEWIND_JAVA_OPTS",
            "TRADEWIND_AOT");

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(|KiB|MiB|GiB)");
    private static final Pattern TIME = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]{1,253}(/[A-Za-z0-9._~/-]{0,200})?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

    public ServeSettings {
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = values.getOrDefault(setting, setting.byDefault());
            check(setting, value);
            all.put(setting, value);
        }
        values = Map.copyOf(all);
    }

    /**
     * Takes what the command line gave, else the environment, else the default.
     *
     * @param given {@code name=value} each
     * @throws BadSetting if one does not exist or has a value it cannot have
     */
    public static ServeSettings of(Path home, List<String> given, Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        environment.forEach((variable, value) -> {
            if (variable.startsWith("TRADEWIND_") && !OTHER_VARIABLES.contains(variable)) {
                values.put(ofVariable(variable), value);
            }
        });
        for (String pair : given) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new BadSetting("\"" + pair + "\" is not a setting: write name=value, for example port=8081.");
            }
            values.put(ofKey(pair.substring(0, equals)), pair.substring(equals + 1));
        }
        return new ServeSettings(home, values);
    }

    /** All defaults. */
    public static ServeSettings defaults(Path home) {
        return new ServeSettings(home, Map.of());
    }

    public ServeSettings with(Setting setting, String value) {
        Map<Setting, String> changed = new EnumMap<>(values);
        changed.put(setting, value);
        return new ServeSettings(home, changed);
    }

    public String text(Setting setting) {
        return String.valueOf(values.get(setting));
    }

    public int number(Setting setting) {
        return Math.toIntExact(counted(setting, text(setting)));
    }

    /** In bytes. */
    public long size(Setting setting) {
        return counted(setting, text(setting));
    }

    public Duration time(Setting setting) {
        return Duration.ofMillis(counted(setting, text(setting)));
    }

    /** Where systems reach the hub, without a slash at the end. */
    public Optional<URI> publicUrl() {
        return Optional.of(text(Setting.PUBLIC_URL))
                .filter(text -> !text.isEmpty())
                .map(text -> URI.create(text.replaceAll("/+$", "")));
    }

    public boolean on(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }

    /** Without the values of secrets. */
    @Override
    public String toString() {
        return "ServeSettings[home=" + home + "]";
    }

    private static Setting ofVariable(String variable) {
        List<String> known =
                Arrays.stream(Setting.values()).map(Setting::variable).toList();
        return Arrays.stream(Setting.values())
                .filter(s -> s.variable().equals(variable))
                .findFirst()
                .orElseThrow(() -> new BadSetting("The environment has " + variable + ", which is no setting"
                        + meant(variable, known) + " Unset it or correct its name."));
    }

    private static Setting ofKey(String key) {
        List<String> known = Arrays.stream(Setting.values()).map(Setting::key).toList();
        return Setting.ofKey(key)
                .orElseThrow(() -> new BadSetting("There is no setting \"" + key + "\"" + meant(key, known)
                        + " \"tradewind serve --settings\" lists all."));
    }

    private static String meant(String written, List<String> known) {
        return Nearest.to(written, known)
                .map(name -> ": did you mean " + name + "?")
                .orElse(".");
    }

    private static void check(Setting setting, String value) {
        switch (setting.kind()) {
            case TEXT, SECRET -> {
                if (setting == Setting.PUBLIC_URL
                        && !value.isEmpty()
                        && !ADDRESS.matcher(value).matches()) {
                    throw wrong(setting, value, "an address such as https://hub.example");
                }
            }
            case SWITCH -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw wrong(setting, value, "true or false");
                }
            }
            case NUMBER, SIZE, TIME -> {
                long counted = counted(setting, value);
                if (counted < setting.min() || counted > setting.max()) {
                    throw wrong(setting, value, limits(setting));
                }
            }
        }
    }

    private static long counted(Setting setting, String value) {
        return switch (setting.kind()) {
            case NUMBER -> {
                if (!NUMBER.matcher(value).matches()) {
                    throw wrong(setting, value, limits(setting));
                }
                yield Long.parseLong(value);
            }
            case SIZE -> {
                Matcher found = match(SIZE, setting, value);
                yield Math.multiplyExact(
                        Long.parseLong(found.group(1)),
                        switch (found.group(2)) {
                            case "KiB" -> 1L << 10;
                            case "MiB" -> 1L << 20;
                            case "GiB" -> 1L << 30;
                            default -> 1L;
                        });
            }
            case TIME -> {
                Matcher found = match(TIME, setting, value);
                yield Math.multiplyExact(Long.parseLong(found.group(1)), millis(found.group(2)));
            }
            case TEXT, SECRET, SWITCH -> throw new IllegalArgumentException(setting.key() + " is not counted");
        };
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            default -> 1L;
        };
    }

    private static Matcher match(Pattern pattern, Setting setting, String value) {
        Matcher found = pattern.matcher(value);
        if (!found.matches()) {
            throw wrong(setting, value, limits(setting));
        }
        return found;
    }

    /** What is allowed, for people: {@code 1s to 5m}. */
    public static String limits(Setting setting) {
        return switch (setting.kind()) {
            case NUMBER -> setting.min() + " to " + setting.max();
            case SIZE -> sizeText(setting.min()) + " to " + sizeText(setting.max());
            case TIME -> timeText(setting.min()) + " to " + timeText(setting.max());
            case SWITCH -> "true or false";
            case TEXT, SECRET -> "";
        };
    }

    private static String sizeText(long bytes) {
        if (bytes % (1L << 30) == 0) {
            return (bytes >> 30) + "GiB";
        }
        return bytes % (1L << 20) == 0 ? (bytes >> 20) + "MiB" : (bytes >> 10) + "KiB";
    }

    private static String timeText(long millis) {
        Duration time = Duration.ofMillis(millis);
        if (time.toDays() > 1) {
            return time.toDays() + "d";
        }
        if (time.toHours() > 0) {
            return time.toHours() + "h";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }

    private static BadSetting wrong(Setting setting, String value, String expected) {
        String shown = setting.kind() == Setting.Kind.SECRET ? "…" : value;
        return new BadSetting("%s is \"%s\", expected %s.".formatted(setting.key(), shown, expected));
    }
}
