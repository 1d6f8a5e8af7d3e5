package dev.tradewind.engine.document;

import dev.tradewind.api.Nearest;
import dev.tradewind.engine.document.Document.MapSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the text of a flow's map, named by its field: in the document, or in a file beside it. */
final class MapFiles {

    private static final String ENDING = ".jsonata";

    private final Map<String, byte[]> files;
    private final Problems problems;

    MapFiles(Map<String, byte[]> files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    Optional<MapSource> find(Located document, String field, YamlNode.Scalar map) {
        String text = map.text();
        boolean isName = text.endsWith(ENDING) && !text.contains("\n") && text.length() <= 200;
        return isName ? file(document, field, map) : Optional.of(new MapSource(text, Optional.empty()));
    }

    private Optional<MapSource> file(Located document, String field, YamlNode.Scalar map) {
        String name = map.text();
        Optional<String> resolved = resolve(document.file(), name);
        if (resolved.isEmpty()) {
            problems.add(
                    document.file(), map.at(), field, "'%s' is outside of the folder that is read".formatted(name));
            return Optional.empty();
        }
        byte[] bytes = files.get(resolved.get());
        if (bytes == null) {
            problems.add(
                    document.file(),
                    map.at(),
                    field,
                    "there is no file '%s'".formatted(resolved.get()),
                    Nearest.hint(resolved.get(), maps()));
            return Optional.empty();
        }
        return YamlReader.text(resolved.get(), bytes, problems).map(text -> new MapSource(text, resolved));
    }

    /** Relative to the document's folder; empty if that leads out of the folder that was read. */
    private static Optional<String> resolve(String document, String name) {
        try {
            Path folder = Path.of(document).getParent();
            Path path = (folder == null ? Path.of(name) : folder.resolve(name)).normalize();
            String text = path.toString().replace('\\', '/');
            return path.isAbsolute() || text.startsWith("..") ? Optional.empty() : Optional.of(text);
        } catch (java.nio.file.InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Set<String> maps() {
        Set<String> maps = new TreeSet<>();
        files.keySet().stream().filter(file -> file.endsWith(ENDING)).forEach(maps::add);
        return maps;
    }
}
