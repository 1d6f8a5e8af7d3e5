package dev.tradewind.app.command;

import java.util.List;

/** Problems of documents, for people: where, what, what to do. */
final class Problems {

    private Problems() {}

    static void print(Console console, List<Fields> problems) {
        for (Fields p : problems) {
            String where = p.text("file") + ":" + p.text("line") + ":" + p.text("column");
            String path = p.text("path").isEmpty() ? ": " : " " + p.text("path") + ": ";
            String hint = p.text("hint").isEmpty() ? "" : " — " + p.text("hint");
            console.print(where + path + p.text("message") + hint);
        }
        if (!problems.isEmpty()) {
            console.say(problems.size() == 1 ? "1 problem." : problems.size() + " problems.");
        }
    }
}
