package dev.tradewind.sandbox.site;

import dev.tradewind.sandbox.http.Faults;
import dev.tradewind.sandbox.http.SandboxServer;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A simulated WordPress site over HTTP: posts, pages and types of its own with taxonomies, meta and ACF fields, media,
 * users, calendar events; application passwords, and faults on demand. Everything is in memory and gone when closed. Safe
 * for any thread.
 */
public final class SandboxSite implements AutoCloseable {

    /** The user of the demo, who may do everything. */
    public static final String DEMO_USER = "admin";

    /** Its application password. */
    public static final String DEMO_PASSWORD = "abcd EFGH 1234 ijkl MNOP 5678";

    private final SiteApi api;
    private final Faults faults;
    private final SandboxServer server;

    private SandboxSite(int port, InstantSource clock, ZoneId zone, long seed, List<Kind> kinds) {
        this.api = new SiteApi(clock, zone, kinds);
        this.faults = new Faults(new Random(seed));
        this.server = SandboxServer.start("127.0.0.1", port, api, faults);
        api.knowUrl(server.url());
    }

    /** Starts a site on loopback that has posts and pages. {@code port} 0 takes any free one. */
    public static SandboxSite start(int port) {
        return start(port, InstantSource.system(), ZoneId.of("Europe/Berlin"), List.of());
    }

    /** As {@link #start(int)}, with a clock, a time zone, and further kinds of content. */
    public static SandboxSite start(int port, InstantSource clock, ZoneId zone, List<Kind> more) {
        return new SandboxSite(port, clock, zone, 1, more);
    }

    /** The address without a slash at the end. */
    public String url() {
        return server.url();
    }

    /** Faults of the API. */
    public Faults faults() {
        return faults;
    }

    /** The content of one kind, by the base of its address, as an editor sees it; the trash included. */
    public List<Map<String, @Nullable Object>> contents(String base) {
        return api.contents(base);
    }

    /** Every uploaded file. */
    public List<Map<String, @Nullable Object>> media() {
        return api.media();
    }

    /** Every user, with address and roles. */
    public List<Map<String, @Nullable Object>> users() {
        return api.users();
    }

    /** Every calendar event. */
    public List<Map<String, @Nullable Object>> events() {
        return api.events();
    }

    /** The names of a taxonomy's terms, by the base of its address. */
    public List<String> terms(String base) {
        return api.terms(base);
    }

    /**
     * Makes or changes a record as somebody at the site would, with an id of the caller's choice.
     *
     * @param base the last part of its list's address: {@code posts}, {@code media}, {@code users}, {@code categories},
     *     {@code events}
     * @param fields as the API takes them
     */
    public void put(String base, int id, Map<String, @Nullable Object> fields) {
        api.put(base, id, fields);
    }

    /** Takes a record away for good. */
    public void remove(String base, int id) {
        api.remove(base, id);
    }

    /** With "Plain" permalinks only {@code ?rest_route=} leads to the API, and /wp-json redirects to itself. */
    public void plainPermalinks(boolean on) {
        api.plainPermalinks(on);
    }

    /** How many requests were answered, those that a fault answered not among them. */
    public int requests() {
        return api.requests();
    }

    @Override
    public void close() {
        server.close();
    }
}
