package dev.tradewind.engine.document;

import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads YAML that comes with the hub, such as connector files that are built in. */
public final class YamlTree {

    private YamlTree() {}

    /**
     * The one document of a file, as a tree of {@link Json}.
     *
     * @throws IllegalArgumentException if it is not one document of plain YAML; the message names every place
     */
    public static Map<String, @Nullable Object> read(String file, String yaml) {
        var problems = new Problems();
        List<YamlNode> roots = YamlReader.read(file, yaml.getBytes(StandardCharsets.UTF_8), problems);
        if (problems.size() == 0 && roots.size() == 1 && roots.getFirst() instanceof YamlNode.Mapping root) {
            return root.tree();
        }
        throw new IllegalArgumentException(
                problems.size() == 0
                        ? file + ": must hold one document"
                        : problems.sorted().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
}
