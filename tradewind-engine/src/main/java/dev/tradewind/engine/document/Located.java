package dev.tradewind.engine.document;

/**
 * One document of a file, before it is known to be right.
 *
 * @param text of the whole file
 */
record Located(String file, String text, String kind, YamlNode.Mapping root) {

    /** The name it gives itself; empty if it gives none. */
    String name() {
        return root.value(kind)
                .map(node -> node instanceof YamlNode.Scalar scalar ? scalar.text() : "")
                .orElse("");
    }

    /**
     * The place in the file of a character of a scalar. Exact for plain and literal ({@code |}) texts; the scalar's
     * beginning for others.
     */
    Position inside(YamlNode.Scalar scalar, int offset) {
        if (offset < 0) {
            return scalar.at();
        }
        String[] lines = text.split("\n", -1);
        if (scalar.style() == YamlNode.Style.LITERAL) {
            return insideLiteral(scalar, offset, lines);
        }
        boolean oneLine = !scalar.text().contains("\n")
                && scalar.at().line() <= lines.length
                && lines[scalar.at().line() - 1].contains(scalar.text());
        if (!oneLine || scalar.style() == YamlNode.Style.FOLDED) {
            return scalar.at();
        }
        int quote = scalar.style() == YamlNode.Style.QUOTED ? 1 : 0;
        return new Position(
                scalar.at().line(),
                scalar.at().column() + quote + Math.min(offset, scalar.text().length()));
    }

    private static Position insideLiteral(YamlNode.Scalar scalar, int offset, String[] lines) {
        Position inText = Position.of(scalar.text(), offset);
        int line = scalar.at().line() + inText.line();
        String content = scalar.text().split("\n", -1)[inText.line() - 1];
        if (line > lines.length) {
            return scalar.at();
        }
        int indent = Math.max(0, lines[line - 1].indexOf(content));
        return new Position(line, indent + inText.column());
    }
}
