package dev.tradewind.tidy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Rules about poms and database migrations. */
final class BuildRules {

    /** The database's name is a folder of the path: {@code .../sqlite/V1__journal.sql}. */
    private static final Pattern MIGRATION = Pattern.compile("(.*/)(sqlite|postgresql)/((?:V|R)[\\w.]*__\\w+\\.sql)");

    private static final Map<String, String> OTHER_DATABASE = Map.of("sqlite", "postgresql", "postgresql", "sqlite");

    private BuildRules() {}

    /** A dependency of the program has a comment directly above it; our own modules and tests' may go without. */
    static Stream<String> dependenciesHaveAReason(TextFile file) {
        if (!file.name().equals("pom.xml") || file.isTestData()) {
            return Stream.of();
        }
        NodeList all = parse(file).getElementsByTagName("dependency");
        return IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .filter(node -> isUsedByTheProgram(node) && !hasCommentAbove(node))
                .map(
                        node -> file.path() + ": " + child(node, "artifactId")
                                + " is there without a reason: write what it"
                                + " is for in a comment directly above it, because a dependency nobody can explain is never removed");
    }

    /** Every migration is there for both databases, under the same name; {@code files} are all of the repository. */
    static Stream<String> migrationsExistForBothDatabases(List<TextFile> files) {
        Set<String> paths = files.stream().map(TextFile::path).collect(Collectors.toCollection(TreeSet::new));
        return paths.stream().map(MIGRATION::matcher).filter(Matcher::matches).flatMap(found -> {
            String other = found.group(1) + OTHER_DATABASE.get(found.group(2)) + "/" + found.group(3);
            return paths.contains(other)
                    ? Stream.of()
                    : Stream.of(found.group() + ": there is no " + other
                            + ": write it, because both databases must reach" + " the same schema by the same steps");
        });
    }

    /** How many migrations the rule above looks at: zero would mean that it no longer finds them. */
    static long migrations(List<TextFile> files) {
        return files.stream()
                .filter(file -> MIGRATION.matcher(file.path()).matches())
                .count();
    }

    private static Element parse(TextFile pom) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(pom.text())))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(pom.path() + " cannot be read", e);
        }
    }

    /** Not those that only fix a version, and not those of plugins. */
    private static boolean isUsedByTheProgram(Node dependency) {
        Node owner = dependency.getParentNode().getParentNode();
        boolean isOfTheModule = Set.of("project", "profile").contains(owner.getNodeName());
        return isOfTheModule
                && !child(dependency, "groupId").equals("dev.tradewind")
                && !child(dependency, "scope").equals("test");
    }

    private static boolean hasCommentAbove(Node node) {
        @Nullable Node above = node.getPreviousSibling();
        while (above != null && above.getNodeType() == Node.TEXT_NODE) {
            above = above.getPreviousSibling();
        }
        return above != null
                && above.getNodeType() == Node.COMMENT_NODE
                && !above.getTextContent().isBlank();
    }

    private static String child(Node node, String name) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent().strip();
            }
        }
        return "";
    }
}
