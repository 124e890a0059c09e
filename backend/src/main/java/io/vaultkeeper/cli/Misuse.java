package io.vaultkeeper.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is meant where picocli only says that words are left over; leaves all else to picocli. */
final class Misuse implements IParameterExceptionHandler {
    /** Edits: two letters that changed places, or a letter missing and one too many. */
    private static final int NEAR = 2;

    private final IParameterExceptionHandler otherwise;

    Misuse(IParameterExceptionHandler otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) throws Exception {
        if (!(e instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
            return otherwise.handleParseException(e, arguments);
        }
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        List<PositionalParamSpec> takes = line.getCommandSpec().positionalParameters();
        if (line.getParent() == null) {
            noCommand(unmatched.getUnmatched().get(0), err);
        } else if (takes.size() == 1 && takes.get(0).getValue() instanceof String first) {
            List<String> words = new ArrayList<>(List.of(first));
            words.addAll(unmatched.getUnmatched());
            err.println("Words that belong together must be in quotes:");
            err.println("  vaultkeeper " + line.getCommandName() + " \"" + Text.clean(String.join(" ", words)) + "\"");
        } else {
            String command = "\"vaultkeeper " + line.getCommandName();
            err.println(
                    command + "\" does not take \"" + Text.clean(String.join(" ", unmatched.getUnmatched())) + "\".");
            err.println(command + " --help\" tells what it takes.");
        }
        return ExitCode.USAGE;
    }

    private static void noCommand(String typed, PrintWriter err) {
        err.println("There is no command \"" + Text.clean(typed) + "\".");
        for (String command : VaultkeeperCommand.names()) {
            if (EditDistance.of(typed, command) <= NEAR) {
                err.println("Did you mean \"vaultkeeper " + command + "\"?");
            }
        }
        err.println("\"vaultkeeper --help\" lists the commands.");
    }
}
