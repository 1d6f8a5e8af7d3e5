package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.wordpress.SiteApi.Answer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Puts images from elsewhere into a site's media, each once.
 *
 * <p>The file is named after a hash of the image's address and, if the flow gives one, of its content. WordPress makes the
 * slug of the name, so the image is found again by it: without a byte being fetched, and after a crash between the upload
 * and the hub's knowing of it.
 */
final class Images {

    private static final Map<String, String> ENDINGS = Map.of(
            "image/jpeg", "jpg", "image/png", "png", "image/gif", "gif", "image/webp", "webp", "image/avif", "avif");

    private static final int REDIRECTS_MAX = 3;

    private final SiteApi api;

    Images(SiteApi api) {
        this.api = api;
    }

    /**
     * The id of the image in the site's media.
     *
     * @throws Halt if the site, or where the image is, fails
     * @throws InputFault if it is no image's address
     */
    Long id(WriteInput image, Http http) {
        String url = image.needed("url");
        String slug = Slugs.ofImage(url, image.text("hash").orElse(""));
        Map<String, String> query = new LinkedHashMap<>(Map.of("slug", slug, "_fields", "id,slug"));
        return switch (api.list("/wp/v2/media", query, http)) {
            case Answer.Failed failed -> throw new Halt(failed.failure());
            case Answer.One one -> Long.valueOf(one.id());
            case Answer.Many many ->
                many.items().stream()
                        .filter(item -> slug.equals(item.get("slug")))
                        .map(item -> Long.valueOf(FormTrees.text(item.get("id")).orElseThrow()))
                        .findFirst()
                        .orElseGet(() -> uploaded(url, slug, image.text("alt"), http));
        };
    }

    private Long uploaded(String url, String slug, Optional<String> alt, Http http) {
        HttpResult.Reply file = fetched(address(url), http);
        String type = file.header("Content-Type")
                .map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        String ending = ENDINGS.get(type);
        if (ending == null || file.body().length == 0) {
            throw new InputFault(
                    "image.url",
                    "what is at the image's address is no image (" + type + ", " + file.body().length + " bytes)");
        }
        Map<String, String> headers = Map.of(
                "Content-Type", type, "Content-Disposition", "attachment; filename=\"" + slug + "." + ending + "\"");
        Map<String, String> query = alt.map(text -> Map.of("alt_text", text)).orElse(Map.of());
        return switch (api.upload("/wp/v2/media", query, headers, file.body(), http)) {
            case Answer.One one -> Long.valueOf(one.id());
            case Answer.Failed failed -> throw new Halt(failed.failure());
            case Answer.Many many -> throw new IllegalStateException("a post is answered with one record");
        };
    }

    /** Without the site's credentials: the image is somebody else's. */
    private HttpResult.Reply fetched(URI url, Http http) {
        URI next = url;
        for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
            switch (http.sendElsewhere(HttpCall.get(next).with("Accept", "image/*"))) {
                case HttpResult.NoReply none ->
                    throw new Halt(away("the image could not be fetched: " + none.reason()));
                case HttpResult.Reply reply
                when reply.isSuccess() -> {
                    return reply;
                }
                case HttpResult.Reply reply
                when isRedirect(reply) ->
                    next = address(next.resolve(
                                    uri(reply.header("Location").orElseThrow().strip()))
                            .toString());
                case HttpResult.Reply reply -> throw new Halt(refused(reply));
            }
        }
        throw new InputFault("image.url", "the image's address leads on more than " + REDIRECTS_MAX + " times");
    }

    private static boolean isRedirect(HttpResult.Reply reply) {
        return reply.status() >= 300
                && reply.status() < 400
                && reply.header("Location").isPresent();
    }

    private static Failure refused(HttpResult.Reply reply) {
        String reason = "the image could not be fetched: its server answered with HTTP " + reply.status();
        // Whoever refuses the image says nothing about the connection's own credentials.
        return reply.status() >= 500 || reply.status() == 429 || reply.status() == 408
                ? away(reason)
                : new Failure.Rejected(reason, Optional.of("image.url"));
    }

    /** To be tried again; not as if the site were away, for which other writes would wait. */
    private static Failure away(String reason) {
        return new Failure.Throttled(reason, Optional.empty());
    }

    /** A feed must not make the hub read what only the hub can reach. */
    private URI address(String text) {
        URI url = uri(text);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        String host = url.getHost();
        if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new InputFault("image.url", "the image's address must begin with https:// or http://");
        }
        if (isInternal(host) && !api.settings().isOnThisMachine()) {
            throw new InputFault(
                    "image.url", "the image's address is on an internal network, which the hub does not read");
        }
        return url;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InputFault("image.url", "the image's address is none, or leads on to one that is none");
        }
    }

    private static boolean isInternal(String host) {
        if (host.equalsIgnoreCase("localhost") || !(host.contains(".") || host.contains(":"))) {
            return true;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(host.replaceAll("^\\[|]$", ""));
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || isUniqueLocal(address);
        } catch (IllegalArgumentException e) {
            return false; // A name and no number; who may resolve to what is for the network to say.
        }
    }

    /** IPv6 for private networks, fc00::/7 (RFC 4193). */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    }
}
