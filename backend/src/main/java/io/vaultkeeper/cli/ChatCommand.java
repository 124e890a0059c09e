package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
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

    @Override
    int run(Connection connection) throws ApiException, IOException {
        if (connection.isOwn()) {
            waiting(connection).forWords();
        }
        try (Terminal terminal = TerminalBuilder.builder().dumb(true).build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build();
            AtomicReference<@Nullable Thread> answering = new AtomicReference<>();
            terminal.handle(Terminal.Signal.INT, signal -> interrupt(answering.get()));
            for (String question = next(reader); question != null; question = next(reader)) {
                if (!question.isBlank()) {
                    answering.set(Thread.currentThread());
                    answer(connection.api(), question);
                    answering.set(null);
                }
            }
        }
        return 0;
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
        messages.addObject().put("role", "user").put("content", question);
        AnswerPrinter printer = new AnswerPrinter(isJson() ? null : out());
        try {
            api.stream("/chat", options.request(messages), printer::accept);
            if (isJson()) {
                printJson(printer.toJson());
            } else {
                printer.printSources();
            }
            String failure = printer.failure();
            if (failure != null) {
                err().println(Text.clean(failure));
            }
        } catch (ApiException e) {
            out().println();
            err().println(Thread.interrupted() ? "Stopped." : Text.clean(e.getMessage()));
        }
        out().println();
        remember(printer.answer());
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
