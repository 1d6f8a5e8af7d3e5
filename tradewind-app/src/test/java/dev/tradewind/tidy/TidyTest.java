package dev.tradewind.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The style of the whole repository, as tests.
 *
 * <p>There are no exceptions. A rule that makes a piece of code worse is changed here, for all.
 */
class TidyTest {

    private static List<TextFile> files = List.of();
    private static List<JavaSource> sources = List.of();
    private static Path root = Path.of("");

    @BeforeAll
    static void readTheRepository() throws IOException {
        root = Repository.root();
        files = Repository.files();
        sources = JavaSource.parse(files);
    }

    @Test
    void repository_isReadWhole() {
        assertThat(files)
                .extracting(TextFile::path)
                .contains("pom.xml", "tradewind", ".ci/run", "README.md", "tradewind-api/pom.xml")
                .contains("tradewind-app/src/test/java/dev/tradewind/tidy/TidyTest.java")
                .noneMatch(path -> path.contains("/target/"));
        assertThat(sources)
                .hasSameSizeAs(files.stream().filter(TextFile::isJava).toList());
    }

    @Test
    void files_areShort() {
        assertTidy(TextRules::isShort);
    }

    @Test
    void methods_areShort() {
        assertThat(sources.stream().flatMap(JavaRules::methodsAreShort)).isEmpty();
    }

    @Test
    void names_useTheVocabulary() {
        assertThat(sources.stream().flatMap(JavaRules::namesUseTheVocabulary)).isEmpty();
    }

    @Test
    void packages_areDescribed() {
        assertThat(JavaRules.packagesAreDescribed(files)).isEmpty();
    }

    @Test
    void links_leadSomewhere() {
        assertTidy(file -> DocRules.linksLeadSomewhere(file, root));
    }

    @Test
    void files_nameNoRegistryAndNothingUnfinished() {
        assertTidy(TextRules::namesNoRegistryAndNothingUnfinished);
    }

    @Test
    void files_nameNoPathOfADeveloper() {
        assertTidy(TextRules::namesNoPathOfADeveloper);
    }

    @Test
    void files_haveNoTabs() {
        assertTidy(TextRules::hasNoTabs);
    }

    @Test
    void migrations_existForBothDatabases() {
        assertThat(BuildRules.migrationsExistForBothDatabases(files)).isEmpty();
    }

    @Test
    void dependencies_haveAReason() {
        assertTidy(BuildRules::dependenciesHaveAReason);
    }

    private static void assertTidy(Function<TextFile, Stream<String>> rule) {
        assertThat(files.stream().flatMap(rule)).isEmpty();
    }
}
