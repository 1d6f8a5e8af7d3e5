package dev.tradewind.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of {@link TidyTest} catches what is planted, and leaves its nearest lawful neighbour alone. */
class TidyRulesTest {

    private static final String MAIN = "m/src/main/java/dev/tradewind/m/";

    @Test
    void longFile_isCaught() {
        assertThat(TextRules.isShort(new TextFile("A.java", "x\n".repeat(501))))
                .singleElement()
                .asString()
                .startsWith("A.java:501: 501 lines");
        assertThat(TextRules.isShort(new TextFile("run", "#!/bin/sh\n".repeat(501))))
                .hasSize(1);

        assertThat(TextRules.isShort(new TextFile("A.java", "x\n".repeat(500)))).isEmpty();
        assertThat(TextRules.isShort(new TextFile("a/src/test/resources/a.sql", "x\n".repeat(501))))
                .isEmpty();
        assertThat(TextRules.isShort(new TextFile("README.md", "x\n".repeat(501))))
                .isEmpty();
    }

    @Test
    void longMethod_isCaught() {
        assertThat(longMethodsIn(classWithMethodOf(61)))
                .singleElement()
                .asString()
                .startsWith("A.java:2: f has 61 lines");

        assertThat(longMethodsIn(classWithMethodOf(60))).isEmpty();
        String table = "@CsvSource({\n" + "\"a, b\",\n".repeat(60) + "})\n";
        assertThat(longMethodsIn(new TextFile("A.java", "class A {\n" + table + "void f() {\n}\n}\n")))
                .isEmpty();
    }

    @Test
    void bannedName_isCaught_whereverItStands() {
        assertThat(bannedIn("final class OrderUtil {}")).hasSize(1);
        assertThat(bannedIn("interface HTTPHelper {}")).hasSize(1);
        assertThat(bannedIn("record StoreImpl() {}")).hasSize(1);
        assertThat(bannedIn("class A { enum RetryManager {} }")).hasSize(1);
        assertThat(bannedIn("class A { void sendToSink() {} }"))
                .singleElement()
                .asString()
                .contains("say 'destination'");
        assertThat(bannedIn("class A { void f() { for (int dlqSize = 0; ; ) {} } }"))
                .hasSize(1);
        assertThat(bannedIn("record A(String workflow) {}")).isNotEmpty();
        assertThat(bannedIn(new TextFile("x/package-info.java", "/** Things. */\npackage dev.tradewind.common;\n")))
                .hasSize(1);
    }

    @Test
    void bannedWord_insideAnotherWord_isNoBannedName() {
        assertThat(bannedIn("class Simple { void implode() {} int commonest; String sinking; }"))
                .isEmpty();
        assertThat(bannedIn("import java.util.List; class A { java.util.Map<String, String> m; }"))
                .isEmpty();
    }

    @Test
    void packageWithoutDescription_isCaught() {
        var code = new TextFile(MAIN + "A.java", "class A {}");

        assertThat(JavaRules.packagesAreDescribed(List.of(code))).hasSize(1);
        assertThat(JavaRules.packagesAreDescribed(
                        List.of(code, new TextFile(MAIN + "package-info.java", "package m;"))))
                .hasSize(1);
        assertThat(JavaRules.packagesAreDescribed(List.of(
                        code, new TextFile(MAIN + "package-info.java", "/** What for. */ @NullMarked package m;"))))
                .isEmpty();
    }

    @Test
    void deadLink_isCaught(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("there.md"), "# Lanes, and why\n```\n# no heading\n```\n");

        assertThat(linksIn("[a](gone.md)", root)).singleElement().asString().contains("no such file");
        assertThat(linksIn("![a](docs/gone.png \"title\")", root)).hasSize(1);
        assertThat(linksIn("[a](there.md#gone)", root))
                .singleElement()
                .asString()
                .contains("no such heading");
        assertThat(linksIn("[a](there.md#no-heading)", root)).hasSize(1);

        assertThat(linksIn("[a](there.md) [b](there.md#lanes-and-why) [c](https://example.org/x)", root))
                .isEmpty();
    }

    @Test
    void unfinishedNote_isCaught() {
        assertThat(writtenIn("// TO" + "DO later")).hasSize(1);
        assertThat(writtenIn("# FIX" + "ME")).hasSize(1);

        assertThat(writtenIn("the method is todo-free")).isEmpty();
    }

    @Test
    void registryHost_isCaught() {
        assertThat(writtenIn("https://repo" + ".maven.apache.org/maven2")).hasSize(1);
        assertThat(writtenIn("https://repo1" + ".maven.org")).hasSize(1);
        assertThat(writtenIn("src=\"https://unpkg" + ".com/htmx.org\"")).hasSize(1);

        assertThat(writtenIn("https://archive.apache.org/dist/maven")).isEmpty();
    }

    @Test
    void pathOfADeveloper_isCaught_evenInTestData() {
        assertThat(pathsIn("see /ho" + "me/anna/shop")).hasSize(1);
        assertThat(pathsIn("\"/Us" + "ers/anna\"")).hasSize(1);
        assertThat(pathsIn("C:\\Us" + "ers\\anna")).hasSize(1);

        assertThat(pathsIn("/usr/lib/jvm ~/home/x https://shop.example/home/x wp-json/work/1"))
                .isEmpty();
    }

    @Test
    void tab_isCaught() {
        assertThat(TextRules.hasNoTabs(new TextFile("a.yaml", "a:\n\tb: 1\n")))
                .singleElement()
                .asString()
                .startsWith("a.yaml:2:");

        assertThat(TextRules.hasNoTabs(new TextFile("a/src/test/resources/a.csv", "a\tb")))
                .isEmpty();
    }

    @Test
    void migrationForOneDatabaseOnly_isCaught() {
        var sqlite = new TextFile("e/src/main/resources/db/sqlite/V1__journal.sql", "");
        var postgres = new TextFile("e/src/main/resources/db/postgresql/V1__journal.sql", "");

        assertThat(BuildRules.migrationsExistForBothDatabases(List.of(sqlite))).hasSize(1);
        assertThat(BuildRules.migrationsExistForBothDatabases(List.of(postgres)))
                .hasSize(1);
        assertThat(BuildRules.migrationsExistForBothDatabases(List.of(sqlite, postgres)))
                .isEmpty();
    }

    @Test
    void dependencyWithoutReason_isCaught() {
        String bare = "<dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>";
        String own = bare.replace(">g<", ">dev.tradewind<");
        String test = bare.replace("</dependency>", "<scope>test</scope></dependency>");

        assertThat(reasonsIn("<dependencies>" + bare + "</dependencies>"))
                .singleElement()
                .asString()
                .contains("a is there");
        assertThat(reasonsIn("<dependencies><!-- why -->" + bare + bare + "</dependencies>"))
                .hasSize(1);

        assertThat(reasonsIn("<dependencies><!-- why -->\n " + bare + own + test + "</dependencies>"))
                .isEmpty();
        assertThat(reasonsIn("<dependencyManagement><dependencies>" + bare + "</dependencies></dependencyManagement>"))
                .isEmpty();
    }

    private static TextFile classWithMethodOf(int lines) {
        return new TextFile("A.java", "class A {\nvoid f() {\n" + "g();\n".repeat(lines - 2) + "}\n}\n");
    }

    private static Stream<String> bannedIn(String code) {
        return bannedIn(new TextFile(MAIN + "A.java", code));
    }

    private static Stream<String> bannedIn(TextFile file) {
        return JavaSource.parse(List.of(file)).stream().flatMap(JavaRules::namesUseTheVocabulary);
    }

    private static Stream<String> longMethodsIn(TextFile file) {
        return JavaSource.parse(List.of(file)).stream().flatMap(JavaRules::methodsAreShort);
    }

    private static Stream<String> linksIn(String text, Path root) {
        return DocRules.linksLeadSomewhere(new TextFile("page.md", text), root);
    }

    private static Stream<String> writtenIn(String text) {
        return TextRules.namesNoRegistryAndNothingUnfinished(new TextFile("a.txt", text));
    }

    private static Stream<String> pathsIn(String text) {
        return TextRules.namesNoPathOfADeveloper(new TextFile("a/src/test/resources/a.json", text));
    }

    private static Stream<String> reasonsIn(String pom) {
        return BuildRules.dependenciesHaveAReason(new TextFile("m/pom.xml", "<project>" + pom + "</project>"));
    }
}
