package dev.tradewind.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Keeps docs/cli.md true: it is written from the commands themselves. */
final class CliDocTest {

    private static final Path PAGE = Path.of("..", "docs", "cli.md");

    /** Set to write the page anew: {@code mvn … -Dtest=CliDocTest -DargLine=-Dtradewind.docs=write}. */
    private static final String SWITCH = "tradewind.docs";

    @Test
    void page_saysWhatTheCommandsSay() throws Exception {
        String page = page();
        if ("write".equals(System.getProperty(SWITCH))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/cli.md is out of date: run this test with -D" + SWITCH + "=write")
                .isEqualTo(page);
    }

    private static String page() {
        var nobody = new PrintWriter(new StringWriter());
        CommandLine line = CommandLines.of(new Console(nobody, nobody, false, InstantSource.system()));
        var page = new StringBuilder("# Command line\n\n");
        page.append("Written from the commands by `CliDocTest`; do not edit.\n\n");
        page.append(
                        "Commands with `--json` print the answer of the hub's API as JSON to standard output; messages go to")
                .append(" standard error.\n\n");
        page.append("| exit code | means |\n|---|---|\n");
        page.append("| 0 | done |\n| 1 | it failed, or problems were found |\n| 2 | the command line is wrong |\n");
        page.append("| 3 | no hub answers at the address |\n| 4 | the hub has no such thing |\n\n");
        append(page, line);
        line.getSubcommands().values().forEach(sub -> {
            append(page, sub);
            sub.getSubcommands().values().forEach(deeper -> append(page, deeper));
        });
        page.append("## Settings of serve\n\n");
        page.append("As `--set name=value`, or in the environment as `TRADEWIND_NAME`, for example")
                .append(" `TRADEWIND_BODY_LIMIT=8MiB`. Unknown names stop the start.\n\n");
        page.append("| setting | default | limits | unit | meaning |\n|---|---|---|---|---|\n");
        for (Setting s : Setting.values()) {
            page.append("| `%s` | %s | %s | %s | %s |\n"
                    .formatted(s.key(), s.byDefault(), ServeSettings.limits(s), s.unit(), s.meaning()));
        }
        return page.toString();
    }

    private static void append(StringBuilder page, CommandLine command) {
        page.append("## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
        command.getUsageMessage(CommandLine.Help.Ansi.OFF)
                .lines()
                .forEach(text -> page.append(text.stripTrailing()).append('\n'));
        page.append("```\n\n");
    }
}
