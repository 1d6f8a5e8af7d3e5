package dev.tradewind.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Rules about Java sources, which the compiler's own parser reads. */
final class JavaRules {

    static final int METHOD_LINES_MAX = 60;

    /** Banned in the names of packages and types: they say that nobody decided where the code belongs. */
    private static final Set<String> SAY_NOTHING = Set.of(
            "util", "utils", "utility", "common", "commons", "helper", "helpers", "manager", "impl", "misc", "service");

    /** Banned in every name, with the word of docs/concepts.md that means the same. */
    private static final Map<String, String> SYNONYMS = Map.of(
            "workflow", "flow",
            "sink", "destination",
            "dlq", "dead letter",
            "poison", "dead letter",
            "redrive", "replay",
            "resend", "replay",
            "bookmark", "cursor",
            "watermark", "cursor",
            "xref", "binding");

    private JavaRules() {}

    static Stream<String> methodsAreShort(TextFile file) {
        return file.isJava() ? read(file, Reader::longMethods) : Stream.of();
    }

    static Stream<String> namesUseTheVocabulary(TextFile file) {
        return file.isJava() ? read(file, Reader::bannedNames) : Stream.of();
    }

    /** Every package of the program says what it is for; {@code files} are all files of the repository. */
    static Stream<String> packagesAreDescribed(List<TextFile> files) {
        Set<String> described = new TreeSet<>();
        Set<String> folders = new TreeSet<>();
        for (TextFile file : files) {
            if (file.isMainJava()) {
                folders.add(file.folder());
                if (file.name().equals("package-info.java")
                        && file.text().contains("/**")
                        && file.text().contains("@NullMarked")) {
                    described.add(file.folder());
                }
            }
        }
        folders.removeAll(described);
        return folders.stream()
                .map(folder -> folder
                        + ": no package-info.java with Javadoc and @NullMarked: write one sentence on what"
                        + " the package is for, because it is the map of the code and switches the null check on");
    }

    private static Stream<String> read(TextFile file, java.util.function.Function<Reader, List<String>> question) {
        return question.apply(new Reader(file)).stream();
    }

    /** The words of a name: {@code HTTPRouteUtil} is http, route, util. */
    private static List<String> words(String name) {
        return Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_.$]", -1))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** One parsed source. */
    private static final class Reader {

        private final TextFile file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Reader(TextFile file) {
            this.file = file;
            var source = new SimpleJavaFileObject(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return file.text();
                }
            };
            var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(source));
            try {
                unit = task.parse().iterator().next();
            } catch (IOException e) {
                throw new UncheckedIOException(file.path(), e);
            }
            positions = Trees.instance(task).getSourcePositions();
        }

        private int line(long position) {
            LineMap lines = unit.getLineMap();
            return (int) lines.getLineNumber(position);
        }

        private int firstLine(Tree tree) {
            return line(positions.getStartPosition(unit, tree));
        }

        List<String> longMethods() {
            List<String> found = new ArrayList<>();
            unit.accept(
                    new TreeScanner<@Nullable Void, @Nullable Void>() {
                        @Override
                        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                            long end = positions.getEndPosition(unit, method);
                            int length = end < 0 ? 0 : line(end) - firstLine(method) + 1;
                            if (length > METHOD_LINES_MAX) {
                                found.add(file.at(
                                        firstLine(method),
                                        method.getName() + " has " + length + " lines, more than " + METHOD_LINES_MAX
                                                + ": keep the branching and give its leaves names, because a method should"
                                                + " be readable without scrolling"));
                            }
                            return super.visitMethod(method, null);
                        }
                    },
                    null);
            return found;
        }

        List<String> bannedNames() {
            List<String> found = new ArrayList<>();
            if (unit.getPackageName() != null && file.name().equals("package-info.java")) {
                checkHome(found, unit.getPackageName(), unit.getPackageName().toString());
            }
            unit.accept(
                    new TreeScanner<@Nullable Void, @Nullable Void>() {
                        @Override
                        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                            checkHome(found, type, type.getSimpleName().toString());
                            return super.visitClass(type, null);
                        }

                        @Override
                        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                            checkWords(found, method, method.getName().toString());
                            return super.visitMethod(method, null);
                        }

                        @Override
                        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
                            checkWords(found, variable, variable.getName().toString());
                            return super.visitVariable(variable, null);
                        }
                    },
                    null);
            return found;
        }

        private void checkHome(List<String> found, Tree tree, String name) {
            for (String word : words(name)) {
                if (SAY_NOTHING.contains(word)) {
                    found.add(file.at(
                            firstLine(tree),
                            "'" + word + "' in " + name + ": name it after what it does or is, because everything fits"
                                    + " under '" + word + "' and so everything ends there"));
                }
            }
            checkWords(found, tree, name);
        }

        private void checkWords(List<String> found, Tree tree, String name) {
            for (String word : words(name)) {
                String ours = SYNONYMS.get(word);
                if (ours != null) {
                    found.add(file.at(
                            firstLine(tree),
                            "'" + word + "' in " + name + ": say '" + ours
                                    + "', because one thing has one word here, in" + " code as in the console"));
                }
            }
        }
    }
}
