package dev.tradewind.app.api;

import dev.tradewind.app.connect.Rotations;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Renews webhook secrets. A secret may come in; none goes out. */
@RestController
@RequestMapping("/api/connections/{name}/rotation")
final class RotationsApi {

    private final Rotations rotations;

    RotationsApi(Rotations rotations) {
        this.rotations = rotations;
    }

    @GetMapping
    Map<String, Object> state(@PathVariable String name) {
        Rotations.View view = rotations
                .of(name)
                .orElseThrow(() -> ApiProblem.notFound("There is no connection " + name + " with a webhook-secret."));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("connection", name);
        answer.put("manual", view.manual());
        answer.put("underWay", view.since().isPresent());
        view.since().ifPresent(since -> answer.put("since", since));
        view.unfit().ifPresent(why -> answer.put("unfit", why));
        return answer;
    }

    /** Begins one; with {@code secret} where people give it to the webhooks. */
    @PostMapping
    Map<String, Object> rotate(
            @PathVariable String name, @RequestBody(required = false) byte @Nullable [] body, @Nullable Principal who) {
        rotations.rotate(name, Orders.text(Orders.body(body), "secret"), who(who));
        return state(name);
    }

    /** Ends one, where people have given all webhooks the new secret. */
    @PostMapping("/end")
    Map<String, Object> finish(@PathVariable String name, @Nullable Principal who) {
        rotations.finish(name, who(who));
        return state(name);
    }

    private static String who(@Nullable Principal who) {
        return who == null ? "api" : who.getName();
    }
}
