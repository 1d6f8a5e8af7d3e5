package dev.tradewind.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A machine for the launcher: a copy of the script in a folder with sources, the few programs that it needs on the PATH,
 * and as many pretended JDKs and Mavens as a test puts there.
 *
 * <p>The pretended {@code java} prints its arguments and its folder; the pretended Maven makes a jar of the sources.
 */
final class Machine {

    /** What the launcher calls. A machine has these but, unless a test says so, neither Java nor Maven. */
    private static final List<String> PROGRAMS = Stream.of(
                    "cat cksum date dirname env find head ls mkdir mv nice readlink rm sed sleep sh tail touch tr uname mktemp")
            .flatMap(names -> Stream.of(names.split(" ", -1)))
            .toList();

    /** Generous: the slowest run takes a second. */
    private static final Duration RUN_MAX = Duration.ofSeconds(60);

    private static final String JAVA = """
            #!/bin/sh
            case " $* " in
              *" -Djarmode=tools "*)
                for last; do :; done
                mkdir -p "$last" && : >"$last/tradewind-app-1-exec.jar" ;;
              *" -XX:AOTCacheOutput="*)
                for argument; do
                  case $argument in -XX:AOTCacheOutput=*) { echo "$*"; echo "in $(pwd -P)"; } >"${argument#*=}" ;; esac
                done ;;
              *)
                printf 'in %s\\n' "$(pwd -P)"
                for argument; do printf 'arg %s\\n' "$argument"; done
                exit "${PRETENDED_EXIT:-0}" ;;
            esac
            """;

    private static final String MAVEN = """
            #!/bin/sh
            if [ "$1" = -v ]; then echo "Apache Maven VERSION (pretended)"; exit; fi
            echo "NAME $*, JAVA_HOME $JAVA_HOME" >>"$HOME/maven-calls"
            [ -z "${PRETENDED_BUILD_ERROR:-}" ] || { echo "$PRETENDED_BUILD_ERROR"; exit 1; }
            mkdir -p "$HOME/project/tradewind-app/target"
            cat "$HOME"/project/tradewind-app/src/main/*.txt >"$HOME/project/tradewind-app/target/tradewind-app-1-exec.jar"
            """;

    final Path home;
    final Path project;
    private final Map<String, String> environment = new HashMap<>();

    Machine(Path folder, Path launcher) throws IOException {
        home = folder.toRealPath();
        project = home.resolve("project");
        Path sources = Files.createDirectories(project.resolve("tradewind-app/src/main"));
        Files.writeString(project.resolve("pom.xml"), "");
        Files.writeString(sources.resolve("one.txt"), "one");
        program(project.resolve("tradewind"), Files.readString(launcher));
        program(project.resolve("mvnw"), MAVEN.replace("NAME", "wrapper"));
        putPrograms();
        set("HOME", home.toString());
        set("PATH", home.resolve("bin").toString());
        set("TRADEWIND_JDK_SEARCH", home.resolve("jdks").toString());
        set("TRADEWIND_AOT", "off");
    }

    Machine set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Puts a JDK under {@code jdks/}, where the launcher looks. */
    Path jdk(String name, String version) throws IOException {
        Path jdk = jre(name, version);
        program(jdk.resolve("bin/javac"), JAVA);
        return jdk;
    }

    /** The same without a compiler. */
    Path jre(String name, String version) throws IOException {
        Path jre = home.resolve("jdks").resolve(name);
        program(jre.resolve("bin/java"), JAVA);
        Files.writeString(jre.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jre;
    }

    /** From now on this JDK's training starts end well but leave no cache. */
    void breakTraining(Path jdk) throws IOException {
        program(
                jdk.resolve("bin/java"),
                JAVA.replace("{ echo \"$*\"; echo \"in $(pwd -P)\"; } >\"${argument#*=}\"", ":"));
    }

    void maven(String version) throws IOException {
        program(home.resolve("bin/mvn"), MAVEN.replace("NAME", "installed").replace("VERSION", version));
    }

    /** Which Maven was called with what, in order. */
    List<String> mavenCalls() throws IOException {
        Path calls = home.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** As an editor would, later than everything that was there. */
    void write(String source, String text) throws IOException {
        Path file = project.resolve("tradewind-app/src/main").resolve(source);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    }

    void delete(String source) throws IOException {
        Path file = project.resolve("tradewind-app/src/main").resolve(source);
        Files.delete(file);
        Files.setLastModifiedTime(file.getParent(), FileTime.from(Instant.now().plusSeconds(5)));
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        return run(home, project.resolve("tradewind"), arguments);
    }

    Run run(Path folder, Path launcher, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path output = home.resolve("output");
        Path errors = home.resolve("errors");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(RUN_MAX.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the launcher did not end within " + RUN_MAX);
        }
        return new Run(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    /**
     * A file that the making of the start-up cache leaves: the cache itself, {@code .aot}, into which the pretended JVM
     * writes how it was called, or {@code .failed}. Made in the background, so waited for.
     */
    Path awaitCacheFile(String ending) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + RUN_MAX.toNanos();
        while (System.nanoTime() < deadline) {
            try (Stream<Path> files = Files.walk(project.resolve("target/launcher"))) {
                Optional<Path> found =
                        files.filter(file -> file.toString().endsWith(ending)).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (UncheckedIOException changing) {
                // A file went away between two looks; look again.
                continue;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IllegalStateException("no " + ending + " within " + RUN_MAX);
    }

    /** What one call of the launcher came to. */
    record Run(int exitCode, String output, String errors) {

        List<String> arguments() {
            return output.lines()
                    .filter(line -> line.startsWith("arg "))
                    .map(line -> line.substring(4))
                    .toList();
        }
    }

    /** Not links: JUnit warns of each link that leads out of its folder. */
    private void putPrograms() throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        for (String program : PROGRAMS) {
            for (String folder : List.of("/bin", "/usr/bin")) {
                Path real = Path.of(folder, program);
                if (Files.isExecutable(real) && !Files.exists(bin.resolve(program))) {
                    program(bin.resolve(program), "#!/bin/sh\nexec " + real + " \"$@\"\n");
                }
            }
        }
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
