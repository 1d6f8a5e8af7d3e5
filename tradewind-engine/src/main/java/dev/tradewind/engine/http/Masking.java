package dev.tradewind.engine.http;

import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of recorded text what must not be kept: the secrets of one connection, in every form in which they travel,
 * and by policy personal data. Immutable, and safe for any thread.
 */
public final class Masking {

    /** What stands where a secret was. */
    public static final String MARK = "[secret]";

    /** As much of a body as a person reads; a whole order fits. */
    public static final int BODY_CHARS_MAX = 64 * 1024;

    /** Headers whose whole value is a secret, whoever put it there. */
    private static final Pattern SECRET_HEADER = Pattern.compile(
            "(proxy-)?authorization|(set-)?cookie2?|.*(api-?key|token|secret|password|signature|session).*");

    private static final Pattern SECRET_PARAMETER = Pattern.compile(
            "(?<name>[^=&?#]*(?:api_?key|token|secret|password|signature)[^=&]*)=[^&#]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern PARAMETER = Pattern.compile("(?<name>[^=&?#]+)=(?<value>[^&#]*)");

    private final PersonalData personalData;
    private final int longest;
    private final @Nullable Pattern secrets;

    public Masking(Collection<String> secretValues, PersonalData personalData) {
        Set<String> forms = new LinkedHashSet<>();
        secretValues.stream().filter(s -> !s.isBlank()).forEach(s -> addForms(s, forms));
        this.personalData = personalData;
        this.longest = forms.stream().mapToInt(String::length).max().orElse(0);
        this.secrets = forms.isEmpty()
                ? null
                : Pattern.compile(forms.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|")));
    }

    /**
     * Base64 depends on where in the encoded text a secret begins: a user name before it shifts it by one or two bytes.
     * So for each shift the part that is made of the secret alone is masked.
     */
    private static void addForms(String secret, Set<String> forms) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String quoted = Json.text(secret);
        forms.add(secret);
        forms.add(encoded);
        forms.add(encoded.replace("+", "%20"));
        forms.add(encoded.toLowerCase(Locale.ROOT));
        forms.add(quoted.substring(1, quoted.length() - 1));
        forms.add(quoted.substring(1, quoted.length() - 1).replace("/", "\\/"));
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        for (int shift = 0; shift < 3; shift++) {
            addShifted(bytes, shift, forms);
        }
    }

    private static void addShifted(byte[] secret, int shift, Set<String> forms) {
        byte[] shifted = new byte[shift + secret.length];
        System.arraycopy(secret, 0, shifted, shift, secret.length);
        int whole = shifted.length / 3 * 4;
        int from = shift == 0 ? 0 : 4;
        if (whole - from < 8) {
            return; // Too short to be told from other text; six bytes of a secret at the least.
        }
        forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, whole));
        forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, whole));
    }

    /** Any text for people: a reason, a message. */
    public String text(String text) {
        return cut(text, Integer.MAX_VALUE);
    }

    String header(String name, String value) {
        return SECRET_HEADER.matcher(name.toLowerCase(Locale.ROOT)).matches() ? MARK : text(value);
    }

    String url(URI url) {
        String text = text(url.toString());
        if (url.getRawUserInfo() != null) {
            text = text.replaceFirst("//[^/@]*@", "//" + MARK + "@");
        }
        text = SECRET_PARAMETER.matcher(text).replaceAll("${name}=" + Matcher.quoteReplacement(MARK));
        return personalData == PersonalData.KEEP ? text : maskedParameters(text);
    }

    private static String maskedParameters(String url) {
        return PARAMETER
                .matcher(url)
                .replaceAll(p -> Matcher.quoteReplacement(
                        PersonalData.isField(p.group("name")) ? p.group("name") + "=" + PersonalData.MARK : p.group()));
    }

    /** A body as text, at most {@link #BODY_CHARS_MAX} characters of it. */
    String body(byte[] bytes) {
        return personalData == PersonalData.KEEP
                ? cut(new String(bytes, 0, window(bytes.length), StandardCharsets.UTF_8), BODY_CHARS_MAX)
                : withoutPersons(bytes);
    }

    /** Enough bytes for the characters that are kept and a secret that begins in the last of them. */
    private int window(int available) {
        return Math.min(available, (BODY_CHARS_MAX + longest) * 4);
    }

    private String withoutPersons(byte[] bytes) {
        try {
            return cut(Json.text(PersonalData.masked(Json.read(bytes))), BODY_CHARS_MAX);
        } catch (MalformedJson e) {
            return "[%d bytes that are not JSON: not kept, since personal data is masked]".formatted(bytes.length);
        }
    }

    /** Masks first and cuts at a place of the unmasked text, so that no part of a secret is left at the edge. */
    private String cut(String text, int charsMax) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        if (secrets != null) {
            Matcher matcher = secrets.matcher(text);
            while (matcher.find() && matcher.start() < charsMax) {
                result.append(text, from, matcher.start()).append(MARK);
                from = matcher.end();
            }
        }
        int until = Math.min(text.length(), charsMax);
        if (from < until) {
            result.append(text, from, until);
        }
        return until < text.length() ? result.append("… (cut)").toString() : result.toString();
    }

    @Override
    public String toString() {
        return "Masking[" + personalData + "]";
    }
}
