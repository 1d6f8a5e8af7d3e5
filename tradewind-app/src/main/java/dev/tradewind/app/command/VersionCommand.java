package dev.tradewind.app.command;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** {@code version}. */
@Command(name = "version", description = "Shows the version of this program and of the Java it runs on.")
final class VersionCommand implements Callable<Integer>, IVersionProvider {

    private final Console console;

    @Option(names = "--json", description = "Print the result as JSON, for scripts.")
    private boolean json;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json) {
            console.json(Map.of("version", version(), "java", Runtime.version().toString()));
        } else {
            console.print(getVersion()[0]);
        }
        return ExitCode.OK;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Tradewind " + version() + " on Java " + Runtime.version()};
    }

    /** From the jar; a build that was not packaged has none. */
    static String version() {
        return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
                .orElse("(development build)");
    }
}
