package dev.tradewind.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A Java file as the compiler's parser sees it. */
record JavaSource(TextFile file, CompilationUnitTree unit, SourcePositions positions) {

    /** Parses the Java files among {@code files}, all in one go: a compiler for each would take ten times as long. */
    static List<JavaSource> parse(List<TextFile> files) {
        // The compiler hands back its own wrapping of each source; its address tells which it is.
        Map<URI, Source> sources = files.stream()
                .filter(TextFile::isJava)
                .map(Source::new)
                .collect(Collectors.toMap(Source::toUri, Function.identity()));
        if (sources.isEmpty()) {
            return List.of();
        }
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, sources.values());
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        try {
            List<JavaSource> parsed = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                parsed.add(new JavaSource(sources.get(unit.getSourceFile().toUri()).file, unit, positions));
            }
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int firstLine(Tree tree) {
        return line(positions.getStartPosition(unit, tree));
    }

    int lastLine(Tree tree) {
        return line(positions.getEndPosition(unit, tree));
    }

    private int line(long position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }

    private static final class Source extends SimpleJavaFileObject {

        private final TextFile file;

        Source(TextFile file) {
            super(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }
}
