package dev.tradewind.app.command;

/** Shows what a checkup found. */
final class Findings {

    private Findings() {}

    /** Prints {@code findings} of an answer. What a shop says must not drive somebody's terminal. */
    static void print(Console console, Fields answer) {
        for (Fields finding : answer.objects("findings")) {
            console.print("%-8s %s: %s"
                    .formatted(finding.text("severity"), printable(finding, "check"), printable(finding, "what")));
            more(console, finding, "meaning", "  means: ");
            more(console, finding, "mend", "  mend:  ");
        }
    }

    static long count(Fields answer, String severity) {
        return answer.objects("findings").stream()
                .filter(f -> f.text("severity").equals(severity))
                .count();
    }

    private static void more(Console console, Fields finding, String field, String title) {
        if (!finding.text(field).isEmpty()) {
            console.print(" ".repeat(6) + title + printable(finding, field));
        }
    }

    private static String printable(Fields finding, String field) {
        return Table.printable(finding.text(field));
    }
}
