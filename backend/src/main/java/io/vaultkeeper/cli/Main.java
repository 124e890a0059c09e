package io.vaultkeeper.cli;

import io.vaultkeeper.config.ConfigException;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.retrieval.Mode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The program. */
public final class Main {
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private static final String MCP_LOG_LEVEL = "org.slf4j.simpleLogger.log.io.modelcontextprotocol";

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        setLogLevel(arguments);
        Ending.closes(() -> {});
        int code = run(
                arguments,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        Ending.exit(code);
    }

    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        CommandLine line = VaultkeeperCommand.line(arguments);
        line.setOut(out);
        line.setErr(err);
        line.setExpandAtFiles(false); // a question may begin with somebody's @name
        line.registerConverter(LocalDate.class, Main::day);
        line.registerConverter(Mode.class, Main::mode);
        ITypeConverter<Integer> wholeNumber =
                Main::wholeNumber; // one for both: Java 17 crashes where it archives two alike
        line.registerConverter(int.class, wholeNumber);
        line.registerConverter(Integer.class, wholeNumber);
        line.setParameterExceptionHandler(new Misuse(line.getParameterExceptionHandler()));
        line.setExecutionExceptionHandler(Main::explain);
        int code = line.execute(arguments);
        return out.checkError() && code == 0 ? ExitCode.SOFTWARE : code;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no day such as 2024-01-31");
        }
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no whole number, or too large");
        }
    }

    private static Mode mode(String text) {
        for (Mode mode : Mode.values()) {
            if (mode.name().equalsIgnoreCase(text)) {
                return mode;
            }
        }
        throw new TypeConversionException("'" + text + "' is none of hybrid, semantic, keyword");
    }

    /** A failure of the command is one plain message; what follows it is what to do. */
    private static int explain(Exception e, CommandLine line, ParseResult parsed) {
        if (Ending.isUnderWay() || e instanceof UnheardException) {
            return ExitCode.SOFTWARE;
        }
        PrintWriter err = line.getErr();
        if (e instanceof ConfigException config) {
            err.println("The settings need mending:");
            config.faults().forEach(fault -> err.println("  " + Text.clean(fault)));
            return ExitCode.USAGE;
        }
        if (e instanceof IndexException
                || e instanceof EmbeddingException
                || e instanceof ApiException
                || e instanceof IOException) {
            err.println(
                    Text.clean(e instanceof FileSystemException file ? fault(file) : String.valueOf(e.getMessage())));
            return e instanceof ApiException refusal ? code(refusal) : ExitCode.SOFTWARE;
        }
        err.println("Vaultkeeper failed: " + e.getClass().getSimpleName() + ". This is a fault in the program; "
                + "with VAULTKEEPER_LOG=debug it tells more.");
        if ("debug".equals(System.getenv("VAULTKEEPER_LOG"))) {
            e.printStackTrace(err);
        }
        return ExitCode.SOFTWARE;
    }

    private static int code(ApiException refusal) {
        return switch (refusal.status()) {
            case ApiException.BAD_REQUEST -> ExitCode.USAGE;
            case ApiException.NOT_FOUND -> VaultkeeperCommand.NOTHING_FOUND;
            default -> ExitCode.SOFTWARE;
        };
    }

    /** What Java says of a file is its bare path. */
    private static String fault(FileSystemException e) {
        String reason = e instanceof FileAlreadyExistsException
                ? "is a file where a folder is needed"
                : e instanceof NoSuchFileException
                        ? "is not there"
                        : e instanceof AccessDeniedException
                                ? "cannot be used: permission denied"
                                : "cannot be used: " + e.getReason();
        return e.getFile() + " " + reason + ".";
    }

    /** A server tells what it does; a command that prints results is quiet. Must run before the first logger is made. */
    private static void setLogLevel(String[] arguments) {
        Set<String> commands = VaultkeeperCommand.names();
        String wanted = System.getenv("VAULTKEEPER_LOG");
        boolean serving = Arrays.stream(arguments)
                .filter(argument -> commands.contains(argument))
                .findFirst()
                .filter("serve"::equals)
                .isPresent();
        String level = wanted != null ? wanted : serving ? "info" : "error";
        System.setProperty(LOG_LEVEL, level);
        System.setProperty(MCP_LOG_LEVEL, "off"); // its library logs what it cannot read, which may be a question
    }
}
