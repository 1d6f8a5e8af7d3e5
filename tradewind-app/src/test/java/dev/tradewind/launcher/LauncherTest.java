package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tradewind.tidy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // set before each test
    private Machine machine;

    @BeforeEach
    void setUpAMachine() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the launcher is for systems with /bin/sh");
        machine = new Machine(folder, Repository.root().resolve("tradewind"));
    }

    @Test
    void jdk_isFoundByItsReleaseFile_amongOthers() throws Exception {
        machine.jdk("a-17", "17.0.15");
        machine.jdk("b-250", "250.1");
        Path wanted = machine.jdk("c-25", "25.0.3");
        machine.jdk("d-26", "26");

        Machine.Run run = machine.run("flows");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(machine.mavenCalls()).singleElement().asString().endsWith("JAVA_HOME " + wanted);
    }

    @Test
    void jdk_isFoundThroughLinksOnThePath() throws Exception {
        Path jdk = Files.move(machine.jdk("x", "25"), machine.home.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(machine.home.resolve("alternative"), jdk.resolve("bin/java"));
        Files.createSymbolicLink(machine.home.resolve("bin/java"), link);

        assertThat(machine.run("flows").exitCode()).isZero();
    }

    @Test
    void namedJdk_winsOverAnyOther() throws Exception {
        machine.jdk("a-25", "25.0.3");
        Path named = Files.move(machine.jdk("x", "25-ea"), machine.home.resolve("my jdk"));
        machine.set("TRADEWIND_JAVA_HOME", named.toString());

        assertThat(machine.run("flows").exitCode()).isZero();
        assertThat(machine.mavenCalls()).singleElement().asString().endsWith("JAVA_HOME " + named);
    }

    @Test
    void namedJdk_ofAnotherVersion_isRefused() throws Exception {
        machine.jdk("a-25", "25.0.3");
        Path old = machine.jdk("b-17", "17.0.15");
        machine.set("TRADEWIND_JAVA_HOME", old.toString());

        Machine.Run run = machine.run("flows");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains(old.toString())
                .contains("not a JDK 25")
                .hasLineCount(1);
    }

    @Test
    void noJdk_isSaidInOneSentence_withWhatToInstall() throws Exception {
        machine.jdk("a-17", "17.0.15");

        Machine.Run run = machine.run("demo");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains("JDK 25")
                .contains("https://adoptium.net")
                .hasLineCount(1);
        assertThat(run.output()).isEmpty();
    }

    @Test
    void javaWithoutCompiler_runsWhatIsBuilt_butBuildsNothing() throws Exception {
        Path jre = machine.jre("a-25", "25.0.3");

        Machine.Run unbuilt = machine.run("flows");
        Path jdk = machine.jdk("b-25", "25.0.3");
        machine.run("flows");
        Files.delete(jdk.resolve("bin/javac"));
        Machine.Run built = machine.run("flows");

        assertThat(unbuilt.exitCode()).isEqualTo(2);
        assertThat(unbuilt.errors()).contains(jre.toString()).contains("without its compiler");
        assertThat(built.exitCode()).isZero();
    }

    @Test
    void program_getsArgumentsFolderAndExitCodeUnchanged() throws Exception {
        machine.jdk("25", "25");
        machine.set("PRETENDED_EXIT", "7");
        Path elsewhere = Files.createDirectories(machine.home.resolve("a folder"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("tw"), Path.of("../project/tradewind"));

        Machine.Run run = machine.run(elsewhere, link, "trace", "order 1042", "", "*");

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.output()).startsWith("in " + elsewhere);
        assertThat(run.arguments()).endsWith("trace", "order 1042", "", "*");
    }

    @Test
    void program_isBuiltOnce_andAgainWhenASourceChanged() throws Exception {
        machine.jdk("25", "25");
        machine.run("flows");
        Machine.Run unchanged = machine.run("flows");
        machine.write("two.txt", "two");
        Machine.Run changed = machine.run("flows");

        assertThat(unchanged.errors()).isEmpty();
        assertThat(changed.errors()).contains("Building Tradewind (its sources changed)");
        assertThat(machine.mavenCalls()).hasSize(2);
    }

    @Test
    void program_isBuiltAgain_whenASourceWasDeleted() throws Exception {
        machine.jdk("25", "25");
        machine.write("two.txt", "two");
        machine.run("flows");
        machine.delete("two.txt");
        machine.run("flows");

        assertThat(machine.mavenCalls()).hasSize(2);
    }

    @Test
    void failedBuild_isShownWithItsLog_andRepeatedNextTime() throws Exception {
        machine.jdk("25", "25");
        machine.set("PRETENDED_BUILD_ERROR", "cannot find symbol");

        Machine.Run run = machine.run("flows");
        machine.run("flows");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("cannot find symbol").contains("target/launcher/build.log");
        assertThat(run.output()).isEmpty();
        assertThat(machine.mavenCalls()).hasSize(2);
    }

    @Test
    void lockOfAKilledBuild_isTakenOver() throws Exception {
        machine.jdk("25", "25");
        Path lock = Files.createDirectories(machine.project.resolve("target/launcher/lock"));
        Process dead = new ProcessBuilder("/bin/sh", "-c", "exit").start();
        dead.waitFor();
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

        assertThat(machine.run("flows").exitCode()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void lockOfWhoeverNeverSaidWhoItIs_isTakenOver_afterAMinute() throws Exception {
        machine.jdk("25", "25");
        Path lock = Files.createDirectories(machine.project.resolve("target/launcher/lock"));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofMinutes(10))));

        assertThat(machine.run("flows").exitCode()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void folderThatCannotBeWritten_isSaid_andNotWaitedFor() throws Exception {
        machine.jdk("25", "25");
        // A file in the lock's place: the tests may run as root, whom no right keeps from writing.
        Files.createDirectories(machine.project.resolve("target/launcher"));
        Files.writeString(machine.project.resolve("target/launcher/lock"), "");

        Machine.Run run = machine.run("flows");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("target/launcher cannot be written").hasLineCount(1);
    }

    @Test
    void namedJdk_mayBeARelativePath() throws Exception {
        machine.jdk("a", "25");
        machine.set("TRADEWIND_JAVA_HOME", "jdks/a").set("TRADEWIND_AOT", "0");

        machine.run("serve");

        assertThat(machine.awaitCacheFile(".aot")).exists();
    }

    @Test
    void installedMaven_isUsed_whenItIsNewEnough() throws Exception {
        machine.jdk("25", "25");
        machine.maven("3.8.7");
        machine.run("flows");

        assertThat(machine.mavenCalls()).singleElement().asString().startsWith("installed ");
    }

    @Test
    void wrapper_isUsed_whenTheInstalledMavenIsTooOld() throws Exception {
        machine.jdk("25", "25");
        machine.maven("3.6.3");
        machine.run("flows");

        assertThat(machine.mavenCalls()).singleElement().asString().startsWith("wrapper ");
    }

    @Test
    void testCommand_verifiesAllModules_andPassesItsArgumentsOn() throws Exception {
        machine.jdk("25", "25");

        Machine.Run passed = machine.run("test", "-Pcrash");
        machine.set("PRETENDED_BUILD_ERROR", "one test failed");
        Machine.Run failed = machine.run("test");

        assertThat(machine.mavenCalls())
                .first()
                .asString()
                .contains(" verify -Pcrash,")
                .doesNotContain(" -pl ");
        assertThat(passed.exitCode()).isZero();
        assertThat(passed.errors()).contains("passed in 0 min");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.errors()).contains("FAILED");
    }

    @Test
    void javaOptions_comeLast_andTheirCollectorReplacesOurs() throws Exception {
        machine.jdk("25", "25");
        machine.set("TRADEWIND_JAVA_OPTS", "-Xmx1g -XX:+UseZGC");

        Machine.Run run = machine.run("serve");

        assertThat(run.arguments()).containsSubsequence("-Xmx512m", "-Xmx1g", "-XX:+UseZGC", "-jar");
        assertThat(run.arguments()).doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void clientCommand_isStartedForAShortLife_andTheHubForALongOne() throws Exception {
        machine.jdk("25", "25");

        assertThat(machine.run("flows").arguments()).contains("-XX:TieredStopAtLevel=1");
        assertThat(machine.run("demo").arguments()).doesNotContain("-XX:TieredStopAtLevel=1");
        assertThat(machine.run("example", "form-to-crm").arguments()).doesNotContain("-XX:TieredStopAtLevel=1");
        assertThat(machine.run("example").arguments()).contains("-XX:TieredStopAtLevel=1");
    }

    @Test
    void startUpCache_isMadeAfterTheFirstStart_withTheFlagsItIsUsedWith() throws Exception {
        machine.jdk("25", "25");
        machine.set("TRADEWIND_AOT", "0").set("TRADEWIND_DATABASE", "jdbc:postgresql://in-use/hub");

        Machine.Run first = machine.run("serve");
        Path cache = machine.awaitCacheFile(".aot");
        Machine.Run second = machine.run("serve", "--set", "port=8081");

        assertThat(first.arguments()).noneMatch(argument -> argument.contains("AOT"));
        assertThat(second.arguments()).first().isEqualTo("-XX:AOTCache=" + cache);
        String flags = String.join(" ", second.arguments()).replaceAll("^\\S+ | -jar .*", "");
        assertThat(Files.readString(cache))
                .startsWith(flags + " -XX:AOTCacheOutput=")
                .contains("serve --set port=0\n");
        assertThat(Files.readString(cache).lines().toList().getLast())
                .as("the folder, whose documents would be put in force")
                .startsWith("in ")
                .isNotEqualTo("in " + machine.home);
    }

    @Test
    void startUpCache_isNotUsed_withOtherFlagsOrSources() throws Exception {
        machine.jdk("25", "25");
        machine.set("TRADEWIND_AOT", "0");
        machine.run("serve");
        machine.awaitCacheFile(".aot");

        Machine.Run sameAgain = machine.run("serve");
        Machine.Run otherFlags =
                machine.set("TRADEWIND_JAVA_OPTS", "-XX:+UseG1GC").run("serve");
        machine.set("TRADEWIND_JAVA_OPTS", "").write("two.txt", "two");
        Machine.Run otherSources = machine.run("serve");

        assertThat(sameAgain.output()).contains("-XX:AOTCache=");
        assertThat(otherFlags.output()).doesNotContain("-XX:AOTCache=");
        assertThat(otherSources.output()).doesNotContain("-XX:AOTCache=");
    }

    @Test
    void startUpCache_thatCannotBeMade_stopsNothing_andIsSaid() throws Exception {
        Path jdk = machine.jdk("25", "25");
        machine.set("TRADEWIND_AOT", "0");
        machine.breakTraining(jdk);
        machine.run("serve");
        machine.awaitCacheFile(".failed");

        Machine.Run second = machine.run("serve");

        assertThat(second.exitCode()).isZero();
        assertThat(second.errors())
                .contains("without a start-up cache")
                .contains("cache.log")
                .hasLineCount(1);
    }
}
