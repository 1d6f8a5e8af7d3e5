package dev.tradewind.app.command;

import dev.tradewind.app.server.BadSetting;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The command line as a whole. */
public final class CommandLines {

    private CommandLines() {}

    /** {@code tradewind} without a command: shows what there is. */
    @Command(
            name = "tradewind",
            description = "A self-hosted integration hub for WooCommerce and WordPress.",
            synopsisSubcommandLabel = "COMMAND",
            sortOptions = false,
            footer = {
                "",
                "First steps:",
                "  tradewind demo                      a shop, an ERP and the hub between them",
                "  tradewind example                   other flows to watch, and to copy from",
                "  tradewind serve FOLDER              a hub with your own connections and flows",
                "  tradewind connect shop.example      connects your shop to the hub that runs",
                "  tradewind test                      all tests (of the launcher, in a checkout)",
                "",
                "Exit codes: 0 done, 1 failed or problems found, 2 wrong usage, 3 no hub answers, 4 no such thing."
            })
    static final class Root implements Runnable {
        private final Console console;

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        Root(Console console) {
            this.console = console;
        }

        @Override
        public void run() {
            console.print(spec.commandLine().getUsageMessage().stripTrailing());
        }
    }

    /** All commands, writing to {@code console}. */
    public static CommandLine of(Console console) {
        var line = new CommandLine(new Root(console));
        line.getCommandSpec().addOption(help());
        for (Object command : commands(console)) {
            var sub = command instanceof CommandLine nested ? nested : new CommandLine(command);
            sub.getCommandSpec().addOption(help());
            line.addSubcommand(sub);
        }
        line.setOut(console.out()).setErr(console.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, console));
        line.setUsageHelpLongOptionsMaxWidth(28);
        return line;
    }

    private static List<Object> commands(Console console) {
        return List.of(
                new ServeCommand(console),
                new DemoCommand(console),
                new ExampleCommand(console),
                new SandboxCommand(console),
                new ConnectCommand(console, System.in),
                new DocumentCommands.Apply(console),
                new DocumentCommands.Diff(console),
                new ValidateCommand(console),
                new DocumentCommands.Preview(console),
                new DocumentCommands.Export(console),
                new HistoryCommands.History(console),
                new HistoryCommands.RollBack(console),
                new ListCommands.Flows(console),
                new ListCommands.Connections(console),
                new AlertsCommand(console),
                new ListCommands.All(console),
                new ListCommands.DeadLetters(console),
                new ListCommands.Trace(console),
                new EventCommands.Events(console),
                new EventCommands.Reroute(console),
                new OrderCommands.Retry(console),
                new OrderCommands.Replay(console),
                new OrderCommands.Discard(console),
                new OrderCommands.Pause(console),
                new OrderCommands.Resume(console),
                new BackfillCommand(console),
                leads(console),
                new DoctorCommand(console),
                webhooks(console),
                vault(console),
                new VersionCommand(console));
    }

    private static CommandLine leads(Console console) {
        var leads = new CommandLine(new LeadsCommand(console));
        var preview = new CommandLine(new LeadsCommand.Preview(console));
        preview.getCommandSpec().addOption(help());
        leads.addSubcommand(preview);
        return leads;
    }

    private static CommandLine webhooks(Console console) {
        var webhooks = new CommandLine(new WebhooksCommand(console));
        var rotate = new CommandLine(new WebhooksCommand.Rotate(console, System.in));
        rotate.getCommandSpec().addOption(help());
        webhooks.addSubcommand(rotate);
        return webhooks;
    }

    private static CommandLine vault(Console console) {
        var vault = new CommandLine(new VaultCommand(console));
        for (Object command : new Object[] {
            new VaultCommand.Put(console, System.in), new VaultCommand.Names(console), new VaultCommand.Remove(console)
        }) {
            var sub = new CommandLine(command);
            sub.getCommandSpec().addOption(help());
            vault.addSubcommand(sub);
        }
        return vault;
    }

    private static CommandLine.Model.OptionSpec help() {
        return CommandLine.Model.OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    private static int failed(Exception failure, Console console) throws Exception {
        return switch (failure) {
            case CommandFailed e -> {
                console.say("tradewind: " + e.getMessage());
                yield e.exitCode();
            }
            case BadSetting e -> {
                console.say("tradewind: " + e.getMessage());
                yield ExitCode.USAGE;
            }
            case IOException e -> {
                console.say("tradewind: a file cannot be read or written: " + e + ".");
                yield ExitCode.FAILED;
            }
            default -> throw failure;
        };
    }
}
