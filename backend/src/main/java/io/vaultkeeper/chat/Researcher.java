package io.vaultkeeper.chat;

import io.vaultkeeper.chat.AnswerEvent.Stage;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.retrieval.Mode;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searches the notes for a question, and again while the keeper finds something missing. */
final class Researcher {
    private static final Logger LOG = LoggerFactory.getLogger(Researcher.class);

    private final Keeper keeper;
    private final PassageSearch search;

    /** What was last wrong with the keeper, so that it is logged once. */
    private volatile ModelException.@Nullable Kind fault;

    Researcher(Keeper keeper, PassageSearch search) {
        this.keeper = keeper;
        this.search = search;
    }

    /**
     * @param steps how often to search at the most
     * @param k how many passages each search brings
     */
    Findings research(ChatRequest request, int steps, int k, LocalDate today, Turn turn) {
        Findings found = Findings.NOT_SEARCHED;
        for (int step = 1; step <= steps && (step == 1 || turn.mayAskKeeper()); step++) {
            turn.stage(Stage.Name.UNDERSTANDING, step);
            KeeperQuery query = understand(request, found, today, turn);
            boolean news = query.search() && !found.queries().containsAll(query.queries());
            if (step > 1 && !news) {
                return found;
            }
            turn.emit(query.asEvent());
            if (!query.search()) {
                return found;
            }
            turn.stage(Stage.Name.SEARCHING, step);
            found = found.and(search(query, request.scope(), k));
            turn.searched();
        }
        return found;
    }

    /** The keeper's query; the user's own words where there is no keeper, or none that makes sense. */
    private KeeperQuery understand(ChatRequest request, Findings found, LocalDate today, Turn turn) {
        Optional<KeeperQuery> query = Optional.empty();
        if (turn.mayAskKeeper()) {
            try {
                query = keeper.ask(request.messages(), found, today, turn.cancellation());
                fault = null;
            } catch (ModelException e) {
                if (e.kind() != fault) {
                    LOG.warn("event=keeper-failed kind={} effect=\"the user's own words are searched\"", e.kind());
                }
                fault = e.kind();
                turn.keeperFailed(e);
            }
        }
        KeeperQuery understood =
                query.orElseGet(() -> found.searched() ? KeeperQuery.NOTHING : OwnWords.query(request.messages()));
        turn.understood();
        return understood;
    }

    /** Within the keeper's dates; at any time where these hold nothing, for a wrong guess must not hide what there is. */
    private Findings search(KeeperQuery query, Scope scope, int k) {
        Scope dated = scope.between(query.from(), query.to());
        List<Passage> passages = search.search(new Query(query.queries(), Mode.HYBRID, k, dated));
        if (!passages.isEmpty() || dated.equals(scope)) {
            return new Findings(query.queries(), passages, dated, false);
        }
        List<Passage> atAnyTime = search.search(new Query(query.queries(), Mode.HYBRID, k, scope));
        return new Findings(query.queries(), atAnyTime, atAnyTime.isEmpty() ? scope : dated, !atAnyTime.isEmpty());
    }
}
