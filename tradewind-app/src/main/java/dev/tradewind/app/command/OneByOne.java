package dev.tradewind.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same order for each of several things.
 *
 * @param thing what one is called at the beginning of a sentence
 * @param path of all of them in the API
 */
record OneByOne(Console console, HubOptions hub, String thing, String path) {

    /** Goes on after one that failed. As JSON: the answer, or a list of them if there are several things. */
    int carryOut(List<Long> ids, String verb, Map<String, String> body, BiFunction<Long, Fields, String> sentence) {
        HubClient client = hub.client();
        int worst = ExitCode.OK;
        List<@Nullable Object> answers = new ArrayList<>();
        try (var progress = new Progress(console, verb)) {
            for (int i = 0; i < ids.size(); i++) {
                progress.at(i, ids.size());
                long id = ids.get(i);
                try {
                    Object answer = client.post(path + id + "/" + verb, body);
                    answers.add(answer);
                    if (!hub.json()) {
                        console.print(sentence.apply(id, Fields.of(answer)));
                    }
                } catch (CommandFailed e) {
                    if (e.exitCode() == ExitCode.NOT_REACHABLE) {
                        throw e;
                    }
                    console.say(thing + " " + id + ": " + e.getMessage());
                    answers.add(Map.of("id", id, "error", String.valueOf(e.getMessage())));
                    worst = Math.max(worst, e.exitCode());
                }
            }
        }
        if (hub.json()) {
            console.json(answers.size() == 1 ? answers.getFirst() : answers);
        }
        return worst;
    }
}
