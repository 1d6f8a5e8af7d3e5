package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Failure;
import dev.tradewind.api.HttpFailures;
import dev.tradewind.api.HttpResult;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What a site's refusals mean, and what a person can do about each.
 *
 * <p>The kinds are those of {@link HttpFailures}, but for these: a page instead of JSON did not come from WordPress but from
 * something in front of it, and may pass; an upload that WordPress cannot use is refused however it numbers that; a redirect
 * needs another address.
 */
final class SiteFailures {

    private final HttpFailures usual;
    private final List<String> secrets;

    SiteFailures(InstantSource clock, List<String> secrets) {
        this.usual = new HttpFailures(clock);
        this.secrets = List.copyOf(secrets);
    }

    /** The failure that {@code result} is; {@code error} is what it says about itself. */
    Failure of(HttpResult result, SiteError error) {
        return switch (result) {
            case HttpResult.NoReply none -> usual.of(none).orElseThrow();
            case HttpResult.Reply reply -> refused(reply, error);
        };
    }

    /** A success that is not what was to be expected: something may have been done, and nobody knows by whom. */
    Failure odd(HttpResult.Reply reply) {
        return new Failure.Transient(
                "answered HTTP " + reply.status()
                        + " with something else than what WordPress answers. A cache, a security"
                        + " plug-in, a maintenance page or a PHP warning stands before the API; open the address in a"
                        + " browser to see which",
                true);
    }

    private Failure refused(HttpResult.Reply reply, SiteError error) {
        int status = reply.status();
        if (status >= 300 && status < 400) {
            return new Failure.Rejected(
                    "the site redirects (HTTP " + status
                            + "); set the connection's url to the address that the site itself"
                            + " uses; if its permalinks are \"Plain\", choose others under Settings > Permalinks, or set"
                            + " api-path to /?rest_route=",
                    Optional.empty());
        }
        if (status == 401 || status == 403) {
            return unauthorised(error);
        }
        if (error.code().startsWith("rest_upload_")) {
            return new Failure.Rejected(said(error) + "; WordPress does not take this file", Optional.of("image"));
        }
        if (status == 413) {
            return new Failure.Rejected(
                    "answered with HTTP 413: too large for the site's server; raise upload_max_filesize, post_max_size and"
                            + " the web server's own limit, or send a smaller image",
                    Optional.empty());
        }
        if (error.code().equals("rest_no_route")) {
            return new Failure.Rejected(
                    said(error)
                            + "; the type or taxonomy is not shown in the REST API, its plug-in is off, or its name is"
                            + " not that of its address",
                    Optional.of("type"));
        }
        return withReason(usual.of(reply).orElseThrow(), said(error), error.parameter());
    }

    private Failure unauthorised(SiteError error) {
        if (!error.isJson()) {
            return error.status() == 403
                    ? new Failure.Transient(
                            "answered HTTP 403 with a page instead of WordPress's own error: a firewall or a security"
                                    + " plug-in refuses the hub; allow its address there",
                            false)
                    : new Failure.Unauthorised(
                            "the web server itself asks for a password (HTTP 401 without WordPress's own"
                                    + " error), or strips the Authorization header");
        }
        return new Failure.Unauthorised(said(error) + ". " + advice(error.code()));
    }

    private static String advice(String code) {
        return switch (code) {
            case "incorrect_password", "invalid_username", "invalid_email", "application_passwords_disabled" ->
                "Give the connection a user and one of its application passwords (Users > Profile > Application"
                        + " Passwords); the login password does not do";
            case "rest_not_logged_in" ->
                "The site has not seen the credentials: a host that strips the Authorization header does that";
            default ->
                code.startsWith("rest_cannot_") || code.startsWith("rest_forbidden")
                        ? "The user lacks a right: it must be able to create, edit and publish this kind of content (role"
                                + " Editor, or Administrator for users)"
                        : "Check the user's application password and role";
        };
    }

    private String said(SiteError error) {
        String code = error.code().isEmpty() ? "" : " " + error.code();
        String message = error.message().isEmpty() ? "" : ": " + error.message();
        return discreet("the site answered with HTTP " + error.status() + code + message);
    }

    private String discreet(String text) {
        String discreet = text;
        for (String secret : secrets) {
            discreet = discreet.replace(secret, "[secret]");
        }
        return discreet;
    }

    private static Failure withReason(Failure failure, String reason, Optional<String> field) {
        return switch (failure) {
            case Failure.Transient t -> new Failure.Transient(reason, t.mayHaveBeenApplied());
            case Failure.Throttled t -> new Failure.Throttled(reason, t.after());
            case Failure.Unauthorised u -> new Failure.Unauthorised(reason);
            case Failure.Rejected r -> new Failure.Rejected(reason, field);
            case Failure.Conflict c -> new Failure.Conflict(reason);
        };
    }
}
