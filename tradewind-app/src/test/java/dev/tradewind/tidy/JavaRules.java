package dev.tradewind.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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

    static Stream<String> methodsAreShort(JavaSource source) {
        List<String> found = new ArrayList<>();
        source.unit()
                .accept(
                        new TreeScanner<@Nullable Void, @Nullable Void>() {
                            @Override
                            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                                checkLength(source, method, found);
                                return super.visitMethod(method, null);
                            }
                        },
                        null);
        return found.stream();
    }

    static Stream<String> namesUseTheVocabulary(JavaSource source) {
        List<String> found = new ArrayList<>();
        ExpressionTree home = source.unit().getPackageName();
        if (home != null && source.file().name().equals("package-info.java")) {
            checkHome(source, home, home.toString(), found);
        }
        source.unit()
                .accept(
                        new TreeScanner<@Nullable Void, @Nullable Void>() {
                            @Override
                            public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                                checkHome(source, type, type.getSimpleName().toString(), found);
                                return super.visitClass(type, null);
                            }

                            @Override
                            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                                checkWords(source, method, method.getName().toString(), found);
                                return super.visitMethod(method, null);
                            }

                            @Override
                            public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
                                checkWords(source, variable, variable.getName().toString(), found);
                                return super.visitVariable(variable, null);
                            }
                        },
                        null);
        return found.stream();
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

    /** The words of a name: {@code HTTPRouteUtil} is http, route, util. */
    private static List<String> words(String name) {
        return Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_.$]", -1))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static void checkLength(JavaSource source, MethodTree method, List<String> found) {
        // Counted from its signature: the table of a parameterised test stands in an annotation, and is data.
        Tree start = method.getReturnType() == null ? method.getBody() : method.getReturnType();
        int length = start == null ? 1 : source.lastLine(method) - source.firstLine(start) + 1;
        if (length > METHOD_LINES_MAX) {
            found.add(source.file()
                    .at(
                            source.firstLine(method),
                            method.getName() + " has " + length + " lines, more than " + METHOD_LINES_MAX
                                    + ": keep the branching and give its leaves names, because a method should be readable"
                                    + " without scrolling"));
        }
    }

    private static void checkHome(JavaSource source, Tree tree, String name, List<String> found) {
        for (String word : words(name)) {
            if (SAY_NOTHING.contains(word)) {
                found.add(source.file()
                        .at(
                                source.firstLine(tree),
                                "'" + word + "' in " + name
                                        + ": name it after what it does or is, because everything fits" + " under '"
                                        + word + "' and so everything ends there"));
            }
        }
        checkWords(source, tree, name, found);
    }

    private static void checkWords(JavaSource source, Tree tree, String name, List<String> found) {
        for (String word : words(name)) {
            String ours = SYNONYMS.get(word);
            if (ours != null) {
                found.add(source.file()
                        .at(
                                source.firstLine(tree),
                                "'" + word + "' in " + name + ": say '" + ours
                                        + "', because one thing has one word here, in" + " code as in the console"));
            }
        }
    }
}
