package dev.tradewind.tidy;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about any file, read line by line. Each gives one message per violation. */
final class TextRules {

    static final int FILE_LINES_MAX = 500;

    /** What a person reads as code. Prose, poms and recorded data may be longer. */
    private static final Set<String> CODE = Set.of("java", "jte", "js", "css", "sql", "sh", "jsonata");

    /** Written so that they don't match themselves. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\\b");

    private static final Pattern DEVELOPER_PATH =
            Pattern.compile("(?<![\\w.~])/(home|Users|root|work)/[\\w.-]|[A-Z]:\\\\+Users\\\\");

    private static final Pattern REGISTRY_HOST = Pattern.compile("\\b(repo1?[.]maven|central[.]sonatype|oss[.]sonatype|"
            + "s01[.]oss|maven[.]google|plugins[.]gradle|jit[p]ack[.]io|registry[.]npm|registry[.]yarn|unpkg[.]com|"
            + "cdn[.]jsdelivr|cdnjs[.]|pypi[.]org|files[.]pythonhosted|crates[.]io|rubygems[.]org|proxy[.]golang|"
            + "packagist[.]org|registry-1[.]docker)");

    private static final Map<Pattern, String> NOT_WRITTEN = Map.of(
            UNFINISHED,
            "a note that something is unfinished: finish it, or open an issue and take the note out,"
                    + " because nobody looks for notes in code",
            REGISTRY_HOST,
            "the name of a package registry: take it out, because where packages come from is for each machine's"
                    + " own settings to say");

    private TextRules() {}

    static Stream<String> isShort(TextFile file) {
        String name = file.name();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        boolean isScript = file.text().startsWith("#!");
        if (file.isTestData() || !(CODE.contains(ending) || isScript)) {
            return Stream.of();
        }
        int lines = file.lines().size();
        return lines <= FILE_LINES_MAX
                ? Stream.of()
                : Stream.of(file.at(
                        lines,
                        lines + " lines, more than " + FILE_LINES_MAX
                                + ": move a part that has a name of its own into its own file, because a file should be"
                                + " readable in one sitting"));
    }

    static Stream<String> namesNoRegistryAndNothingUnfinished(TextFile file) {
        if (file.isTestData()) {
            return Stream.of();
        }
        return file.eachLine((number, line) -> NOT_WRITTEN.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(line).find())
                .map(entry -> file.at(number, entry.getValue())));
    }

    /** Test data too: a path in a recording says whose machine it was made on. */
    static Stream<String> namesNoPathOfADeveloper(TextFile file) {
        return file.eachLine((number, line) -> {
            var found = DEVELOPER_PATH.matcher(line);
            return found.find()
                    ? Stream.of(file.at(
                            number,
                            "'" + found.group() + "…' is a path on somebody's machine: make it relative or a setting,"
                                    + " because it exists nowhere else"))
                    : Stream.of();
        });
    }

    static Stream<String> hasNoTabs(TextFile file) {
        if (file.isTestData()) {
            return Stream.of();
        }
        return file.eachLine((number, line) -> line.indexOf('\t') < 0
                ? Stream.of()
                : Stream.of(file.at(
                        number,
                        "a tab: use blanks (in strings \\t), because a tab is as wide as each reader's editor says")));
    }
}
