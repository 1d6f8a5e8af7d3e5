package dev.tradewind.app.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything about the program that can be set, with what holds if nobody does. Given as {@code --set name=value}, or in
 * the environment as {@code TRADEWIND_NAME}; the command line wins.
 */
public enum Setting {
    PORT(Kind.NUMBER, "8080", 0, 65_535, "TCP port", "Port of console, API and webhooks; 0 takes a free one."),
    BIND(Kind.TEXT, "127.0.0.1", 0, 0, "address", "Network address to listen on; 0.0.0.0 for all of the machine."),
    PUBLIC_URL(Kind.TEXT, "", 0, 0, "URL", "Address under which stores reach this hub, if a proxy stands before it."),
    BEHIND_PROXY(Kind.SWITCH, "false", 0, 0, "true or false", "Believe X-Forwarded-For and -Proto of a private proxy."),
    DATABASE(Kind.TEXT, "", 0, 0, "JDBC URL", "jdbc:postgresql://…; empty for SQLite in the home folder."),
    DATABASE_USER(Kind.TEXT, "", 0, 0, "name", "PostgreSQL user."),
    DATABASE_PASSWORD(Kind.SECRET, "", 0, 0, "secret", "PostgreSQL password; give it in the environment."),
    BODY_LIMIT(Kind.SIZE, "4MiB", 1024, 64 << 20, "bytes", "Longest body of a webhook; longer ones get 413."),
    BODY_MEMORY(
            Kind.SIZE,
            "64MiB",
            1 << 20,
            4L << 30,
            "bytes",
            "Memory for all bodies under way; beyond it callers get 503."),
    BODY_TIME(Kind.TIME, "20s", 1_000, 300_000, "time", "Time for one body to arrive; slower callers get 408."),
    SILENCE(
            Kind.TIME,
            "10s",
            1_000,
            120_000,
            "time",
            "Longest pause between two packets of a request; then it is closed."),
    CONNECTIONS(
            Kind.NUMBER,
            "2000",
            10,
            50_000,
            "connections",
            "Open at once; more wait in the backlog. A bound on memory."),
    BACKLOG(
            Kind.NUMBER,
            "1024",
            10,
            65_535,
            "connections",
            "Waiting to be accepted. WooCommerce opens a new one for each webhook, so bursts queue here."),
    KEEP_ALIVE(
            Kind.TIME,
            "15s",
            1_000,
            300_000,
            "time",
            "An idle connection is closed after this; proxies reuse theirs within."),
    SESSION(
            Kind.TIME,
            "12h",
            60_000,
            30L * 86_400_000,
            "time",
            "Idle time after which the console asks for the token."),
    KEEP_EVENTS(
            Kind.TIME,
            "180d",
            3_600_000,
            3650L * 86_400_000,
            "time",
            "Events stay in the journal, and can be replayed."),
    KEEP_DELIVERIES(Kind.TIME, "180d", 3_600_000, 3650L * 86_400_000, "time", "Finished deliveries stay."),
    KEEP_ATTEMPTS(
            Kind.TIME, "30d", 3_600_000, 3650L * 86_400_000, "time", "Attempts stay, with their requests and answers.");

    /** How a value is written. */
    public enum Kind {
        TEXT,
        SECRET,
        NUMBER,
        SWITCH,
        /** As {@code 4MiB}, {@code 64KiB} or bytes. */
        SIZE,
        /** As {@code 10s}, {@code 5m}, {@code 12h} or {@code 90d}. */
        TIME
    }

    private final Kind kind;
    private final String byDefault;
    private final long min;
    private final long max;
    private final String unit;
    private final String meaning;

    @SuppressWarnings("TooManyParameters") // One row of a table.
    Setting(Kind kind, String byDefault, long min, long max, String unit, String meaning) {
        this.kind = kind;
        this.byDefault = byDefault;
        this.min = min;
        this.max = max;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** As in {@code --set body-limit=8MiB}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As in {@code TRADEWIND_BODY_LIMIT=8MiB}. */
    public String variable() {
        return "TRADEWIND_" + name();
    }

    public Kind kind() {
        return kind;
    }

    public String byDefault() {
        return byDefault;
    }

    /** In the smallest unit: bytes, milliseconds; 0 for what is not counted. */
    long min() {
        return min;
    }

    /** In the smallest unit: bytes, milliseconds; 0 for what is not counted. */
    long max() {
        return max;
    }

    public String unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
    }
}
