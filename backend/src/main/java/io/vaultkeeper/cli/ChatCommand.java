package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "chat",
        description = "Talk with the notes. Ctrl-C stops an answer, Ctrl-D ends.",
        mixinStandardHelpOptions = true)
final class ChatCommand extends ApiCommand {
    @Mixin
    private AnswerOptions options = new AnswerOptions();

    private final ArrayNode messages = JSON.createArrayNode();

    private final ArrayNode answers = JSON.createArrayNode();
    private boolean failed;

    @Override
    boolean printsAsItGoes() {
        return true;
    }

    @Override
    int run(Connection connection) throws ApiException, IOException {
        options.findNote(connection.config().vault());
        if (connection.isOwn()) {
            waiting(connection).forWords();
        }
        if (Text.isTerminal() && !isJson()) {
            talk(connection.api());
        } else {
            read(connection.api());
        }
        if (isJson()) {
            printJson(answers);
        }
        return failed ? 1 : 0;
    }

    /** A line a question, as from a file or another program. */
    private void read(Api api) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = lines.readLine(); question != null; question = lines.readLine()) {
            if (!isText(question)) {
                err().println("The standard input is no text. Write a question on each line.");
                failed = true;
                return;
            }
            answer(api, question);
        }
    }

    /** Where a program starts this one without a standard input, Java reads its own archive in its place. */
    private static boolean isText(String line) {
        return line.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\t');
    }

    private void talk(Api api) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().dumb(true).build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build();
            AtomicReference<@Nullable Thread> answering = new AtomicReference<>();
            terminal.handle(Terminal.Signal.INT, signal -> interrupt(answering.get()));
            for (String question = next(reader); question != null; question = next(reader)) {
                answering.set(Thread.currentThread());
                answer(api, question);
                answering.set(null);
            }
        }
    }

    /** Null at the end of the conversation. */
    private static @Nullable String next(LineReader reader) {
        try {
            return reader.readLine("> ");
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    private void answer(Api api, String question) {
        if (question.isBlank()) {
            return;
        }
        messages.addObject().put("role", "user").put("content", question);
        AnswerPrinter printer = new AnswerPrinter(isJson() ? null : out());
        try {
            api.stream("/chat", options.request(messages), printer::accept);
            printer.printSources();
            tell(printer.failure());
        } catch (ApiException e) {
            out().println();
            if (Thread.interrupted()) {
                err().println("Stopped."); // as the user wanted, which is no failure
                tell(null);
            } else {
                tell(e.getMessage());
            }
        }
        answers.add(printer.toJson());
        remember(printer.answer());
    }

    private void tell(@Nullable String failure) {
        if (failure != null) {
            failed = true;
            err().println(Text.clean(failure));
        }
        if (!isJson()) {
            out().println();
        }
    }

    /** A question that got no answer at all is asked again with the next one, not kept beside it. */
    private void remember(String answer) {
        if (answer.isBlank()) {
            messages.remove(messages.size() - 1);
        } else {
            messages.addObject().put("role", "assistant").put("content", answer);
        }
    }

    private static void interrupt(@Nullable Thread answering) {
        if (answering != null) {
            answering.interrupt();
        }
    }
}
