package dev.tradewind.tidy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about pages in Markdown. */
final class DocRules {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("^[a-z][a-z0-9+.-]*:.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.+?)\\s*#*$");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");

    private DocRules() {}

    /** Links inside the repository lead to a file, and with {@code #} to a heading in it. */
    static Stream<String> linksLeadSomewhere(TextFile file, Path root) {
        if (!file.path().endsWith(".md") || file.isTestData()) {
            return Stream.of();
        }
        return file.eachLine((number, line) -> LINK.matcher(line)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .flatMap(link -> problemOf(link, file, root).stream()
                        .map(problem -> file.at(
                                number,
                                "the link to " + link + " is dead, " + problem
                                        + ": correct it, because a reader who follows it" + " is lost"))));
    }

    private static Optional<String> problemOf(String link, TextFile file, Path root) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path page = root.resolve(file.path());
        Path target = path.isEmpty()
                ? page
                : page.resolveSibling(URLDecoder.decode(path, StandardCharsets.UTF_8))
                        .normalize();
        if (!Files.exists(target)) {
            return Optional.of("there is no such file");
        }
        if (hash < 0 || !target.toString().endsWith(".md") || anchors(target).contains(link.substring(hash + 1))) {
            return Optional.empty();
        }
        return Optional.of("there is no such heading");
    }

    private static Set<String> anchors(Path page) {
        try {
            String text = CODE_BLOCK.matcher(Files.readString(page)).replaceAll("");
            Matcher headings = HEADING.matcher(text);
            return headings.results().map(heading -> anchor(heading.group(1))).collect(Collectors.toSet());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As GitHub makes it: small letters, no punctuation, blanks as hyphens. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
