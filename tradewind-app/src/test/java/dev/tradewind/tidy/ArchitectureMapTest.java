package dev.tradewind.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/architecture.md true: what it names exists, and what exists it names. */
class ArchitectureMapTest {

    private static final Path ENGINE = Path.of("tradewind-engine/src/main/java/dev/tradewind/engine");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    @Test
    void everyClassOnTheMap_exists() throws IOException {
        Set<String> classes = Repository.files().stream()
                .filter(TextFile::isJava)
                .map(f -> f.path().substring(f.path().lastIndexOf('/') + 1).replace(".java", ""))
                .collect(Collectors.toSet());

        List<String> named =
                named(map()).filter(n -> n.matches("[A-Z][A-Za-z]+")).toList();

        assertThat(named).as("the map names classes").hasSizeGreaterThan(20);
        assertThat(classes).as("classes that docs/architecture.md names").containsAll(named);
    }

    @Test
    void everyRoomOfTheEngine_isOnTheMap_andNoOther() throws IOException {
        Set<String> rooms = new TreeSet<>(Set.of("engine"));
        try (Stream<Path> folders = Files.list(Repository.root().resolve(ENGINE))) {
            folders.filter(Files::isDirectory)
                    .forEach(f -> rooms.add(f.getFileName().toString()));
        }
        String map = map();
        String table = map.substring(map.indexOf("## Rooms of the engine"), map.indexOf("## The path of one webhook"));

        assertThat(named(table).collect(Collectors.toSet())).isEqualTo(rooms);
    }

    private static Stream<String> named(String text) {
        return CODE.matcher(text).results().map((MatchResult r) -> r.group(1));
    }

    private static String map() throws IOException {
        return Files.readString(Repository.root().resolve("docs/architecture.md"));
    }
}
