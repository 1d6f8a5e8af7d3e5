package dev.tradewind.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import dev.tradewind.app.demo.RunningDemo;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryFilter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands, in this process, against a real hub over real HTTP. */
@Timeout(180)
final class CommandLineTest {

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private static RunningDemo demo;

    private record Result(int code, String out, String err) {}

    @BeforeAll
    static void start() throws Exception {
        demo = new RunningDemo(home);
        demo.place(2);
        demo.awaitAllDelivered();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    /** Runs a command as it is typed; times and ids of this run are blanked. */
    private static Result run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var console = new Console(new PrintWriter(out), new PrintWriter(err), false, InstantSource.system());
        int code = CommandLines.of(console).execute(words);
        return new Result(code, blanked(out), blanked(err));
    }

    private static String blanked(StringWriter text) {
        return text.toString().replaceAll("\\d+ (s|min) ago", "_ ago").replaceAll(" +", " ");
    }

    private static Result hub(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--url";
        all[words.length + 1] = demo.url();
        return run(all);
    }

    private static String label() {
        return demo.hub()
                .hub()
                .insight()
                .deliveries(dev.tradewind.engine.lane.DeliveryFilter.ANY, 1)
                .getFirst()
                .label();
    }

    @Test
    void withoutACommand_showsWhatThereIs() {
        Result result = run();

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.out()).contains("serve", "demo", "apply", "dead-letters", "Exit codes:");
    }

    @Test
    void everyCommand_hasHelpWithWhatItDoes() {
        CommandLines.of(new Console(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(new StringWriter()),
                        false,
                        InstantSource.system()))
                .getSubcommands()
                .keySet()
                .forEach(name -> {
                    Result help = run(name, "--help");
                    assertThat(help.code()).as(name).isZero();
                    assertThat(help.out()).as(name).contains("Usage: tradewind " + name);
                });
    }

    @Test
    void flows_areShownAsATable() {
        Result result = hub("flows");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("FLOW FROM TO WAITING LATE DEAD APPLIED LAST APPLIED STATE\n"
                        + "orders-to-erp shop/orders erp/upsert-sales-order 0 0 0 ")
                .endsWith(" _ ago on\n");
    }

    @Test
    void alerts_areAList_forScriptsAsWell() {
        assertThat(hub("alerts").code()).isZero();
        assertThat(hub("alerts", "--json").out()).startsWith("[");
    }

    @Test
    void connections_areShownAsATable() {
        assertThat(hub("connections").out())
                .startsWith("CONNECTION CONNECTOR LAST EVENT LAST SUCCESS IN FLIGHT STATE\nerp sandbox-erp never ")
                .contains("\nshop woocommerce ");
    }

    @Test
    void json_isTheAnswerOfTheApi() {
        Object answer = Json.read(hub("deliveries", "--max", "1", "--json").out());

        assertThat(Fields.of(answer).objects("deliveries"))
                .singleElement()
                .satisfies(d -> assertThat(d.text("flow")).isEqualTo("orders-to-erp"));
    }

    @Test
    void trace_tellsTheStory_orThatThereIsNone() {
        Result known = hub("trace", label());
        assertThat(known.code()).isZero();
        assertThat(known.out()).contains("Acknowledged in erp as SO-", "correlation id ", "received from shop");

        Result unknown = hub("trace", "no-such-order");
        assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(unknown.err()).contains("No record is called \"no-such-order\"");
    }

    @Test
    void hubThatIsNotThere_isExitCode3_withWhatToDo() {
        Result result = run("flows", "--url", "http://127.0.0.1:1");

        assertThat(result.code()).isEqualTo(ExitCode.NOT_REACHABLE);
        assertThat(result.err())
                .contains("No hub answers at http://127.0.0.1:1")
                .contains("tradewind serve");
    }

    @Test
    void wrongUsage_isExitCode2() {
        assertThat(run("no-such-command").code()).isEqualTo(ExitCode.USAGE);
        assertThat(hub("retry").code()).isEqualTo(ExitCode.USAGE);
        assertThat(hub("deliveries", "--state", "gone").code()).isEqualTo(ExitCode.USAGE);
        assertThat(hub("deliveries", "--max", "0").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("serve", "--home", folder.toString(), "--set", "prot=1").err())
                .contains("did you mean port?");
    }

    @Test
    void addressesTokensAndPorts_thatCannotBe_areExitCode2_andNoTokenIsShown() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "test-line-1\ntest-line-2\n");

        Result badToken = hub("flows", "--token-file", token.toString());
        assertThat(badToken.code()).isEqualTo(ExitCode.USAGE);
        assertThat(badToken.err())
                .contains("holds is no token", token.toString())
                .doesNotContain("test-line");
        for (String url : List.of("localhost:8080", "hub.example", "ftp://hub.example", "http:///flows")) {
            Result badUrl = run("flows", "--url", url);
            assertThat(badUrl.code()).as(url).isEqualTo(ExitCode.USAGE);
            assertThat(badUrl.err()).contains("must be a whole one").contains(url);
        }
        assertThat(run("demo", "--port", "70000").err()).contains("There is no port 70000");
        assertThat(run("sandbox", "--erp-port", "-1").code()).isEqualTo(ExitCode.USAGE);
        Files.writeString(folder.resolve("file"), "");
        Result nowhere = hub("export", folder.resolve("file").toString());
        assertThat(nowhere.code()).isEqualTo(ExitCode.FAILED);
        assertThat(nowhere.err()).contains("cannot be read or written").hasLineCount(1);
    }

    @Test
    void ordersForSeveralThings_areOneListAsJson_withThoseThatFailed() {
        Object both = Json.read(hub("retry", "999998", "999999", "--json").out());

        assertThat(Fields.of(Map.of("all", both)).objects("all"))
                .extracting(one -> one.text("id"))
                .containsExactly("999998", "999999");
        assertThat(Fields.of(Json.read(hub("retry", "999999", "--json").out())).text("error"))
                .isNotEmpty();
    }

    @Test
    void ordersThatCannotBeCarriedOut_areExitCode1_withTheReason() {
        Result result = hub("retry", "999999");

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err()).contains("Delivery 999999: ");
    }

    @Test
    void events_areListed_andOnlyUnreadableOnesCanBeRoutedAgain() {
        assertThat(hub("events", "--max", "1").out())
                .startsWith("EVENT FROM RECORD TOPIC RECEIVED OUTCOME REASON\n")
                .contains("shop/orders");
        assertThat(hub("events", "--unreadable").err()).contains("There are none.");
        assertThat(hub("reroute").code()).isEqualTo(ExitCode.USAGE);
        assertThat(hub("reroute", "1").err()).contains("Event 1 is not unreadable");
        assertThat(hub("reroute", "--unreadable", "--connection", "shop").out())
                .isEqualTo("0 events are routed again.\n");
    }

    @Test
    void pause_andResume_areSeenInFlows() {
        assertThat(hub("pause", "flow", "orders-to-erp", "--reason", "closing").out())
                .isEqualTo("The flow orders-to-erp is paused.\n");
        try {
            assertThat(hub("flows").out()).contains("paused by ").contains("closing");
        } finally {
            assertThat(hub("resume", "flow", "orders-to-erp").code()).isZero();
        }
        assertThat(hub("flows").out()).endsWith("on\n");
    }

    @Test
    void doctor_examinesAConnection_andEndsWith1OnlyIfThereIsAProblem() {
        Result shop = hub("doctor", "shop");

        assertThat(shop.code()).as(shop.out() + shop.err()).isZero();
        assertThat(shop.out())
                .contains("authentication: The shop accepts the hub's credentials")
                .contains("webhooks: Webhooks of all order topics lead to this connection")
                .contains("storage: Orders are in high-performance storage")
                .endsWith("shop: 0 problems, 1 warning.\n");
        assertThat(Fields.of(Json.read(hub("doctor", "shop", "--json").out())).objects("findings"))
                .allSatisfy(finding -> assertThat(finding.text("severity")).isIn("ok", "notice", "warning"));
        assertThat(hub("doctor", "nobody").code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(hub("doctor", "erp").out())
                .contains("healthcheck: The system answers, and takes the credentials.")
                .endsWith("erp: 0 problems, 0 warnings.\n");
    }

    @Test
    void replay_makesANewDelivery() throws Exception {
        long id = demo.hub()
                .hub()
                .insight()
                .deliveries(dev.tradewind.engine.lane.DeliveryFilter.ANY, 1)
                .getFirst()
                .delivery()
                .id();
        Result result = hub("replay", Long.toString(id));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("Delivery " + id + " is replayed as delivery ");
        demo.awaitAllDelivered();
    }

    @Test
    void replay_ofAll_wantsToKnowOfWhat_andMakesANewDeliveryForEachRecord() throws Exception {
        assertThat(hub("replay").code()).isEqualTo(ExitCode.USAGE);
        assertThat(hub("replay", "--all").err()).contains("--flow");

        Result result = hub("replay", "--all", "--flow", "orders-to-erp");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).matches("[1-9]\\d* deliveries are replayed\\.\n");
        demo.awaitAllDelivered();
        assertThat(demo.world().status().duplicates()).isZero();
    }

    @Test
    void backfill_readsWhatIsThere_andMakesNoDuplicates() throws Exception {
        Result result = hub("backfill", "shop", "orders");

        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("records read");
        demo.awaitAllDelivered();
        assertThat(demo.world().status().duplicates()).isZero();
    }

    @Test
    void export_givesFilesThatDifferInNothing() throws Exception {
        Object told = Json.read(hub("export", folder.toString(), "--json").out());

        assertThat(Fields.of(told).object("files").tree()).isNotEmpty();
        assertThat(hub("diff", folder.toString()).out()).isEqualTo("No differences.\n");
        assertThat(run("validate", folder.toString()).out()).isEqualTo("3 documents, no problems.\n");
        assertThat(hub("apply", folder.toString()).out())
                .isEqualTo("No document has changed. Every connection can be used.\n");
    }

    @Test
    void preview_showsWhatAFlowWouldWrite_ofDocumentsInForceOrNot_andSendsNothing() throws Exception {
        demo.place(1);
        demo.awaitAllDelivered();
        Delivery delivery = demo.hub()
                .hub()
                .insight()
                .deliveries(DeliveryFilter.ANY, 1)
                .getFirst()
                .delivery();
        String id = delivery.lane().entity().key();
        long deliveries =
                demo.hub().hub().insight().deliveries(DeliveryFilter.ANY, 500).size();

        Result inForce = hub("preview", "orders-to-erp", id);
        assertThat(inForce.code()).isZero();
        assertThat(inForce.err()).contains("would go to erp by upsert-sales-order, an update of ");
        assertThat(Json.readObject(inForce.out().getBytes(StandardCharsets.UTF_8)))
                .containsEntry("external_reference", id)
                .containsKeys("lines", "total");

        assertThat(hub("export", folder.toString()).code()).isZero();
        Path flow = folder.resolve("flows/orders-to-erp.yaml");
        String yaml = Files.readString(flow);
        Files.writeString(flow, yaml.replaceFirst("when: .*", "when: status = 'x'"));
        assertThat(hub("preview", "orders-to-erp", id, folder.toString()).out()).contains("its when is not true");
        Files.writeString(flow, yaml.replaceFirst("when: .*", "when: statuss = 'x'"));
        Result faulty = hub("preview", "orders-to-erp", id, folder.toString());
        assertThat(faulty.code()).isEqualTo(ExitCode.FAILED);
        assertThat(faulty.out()).contains("order has no field 'statuss'");
        assertThat(hub("preview", "orders-to-rep", id).err()).contains("there are: orders-to-erp");
        assertThat(hub("preview", "orders-to-erp", "987654").code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(demo.hub().hub().insight().deliveries(DeliveryFilter.ANY, 500))
                .hasSize((int) deliveries);
    }

    @Test
    void history_listsWhatWasApplied_andRollBackPutsItInForceAgain() throws Exception {
        assertThat(hub("export", folder.toString()).code()).isZero();
        Path flow = folder.resolve("flows/orders-to-erp.yaml");
        Files.writeString(flow, Files.readString(flow) + "on-dead-letter: continue\n");
        assertThat(hub("apply", folder.toString(), "--note", "slower").out())
                .isEqualTo("In force as version 2. Every connection can be used.\n");

        assertThat(hub("history").out())
                .startsWith("VERSION APPLIED BY NOTE\n2 ")
                .contains(" slower\n1 ", " tradewind serve\n");
        assertThat(hub("history", "2").out()).contains("+on-dead-letter: continue");
        assertThat(hub("history", "1").out()).contains("+flow: orders-to-erp");
        assertThat(hub("roll-back", "1").out()).isEqualTo("In force as version 3. Every connection can be used.\n");

        assertThat(hub("history").out()).contains("rolled back to version 1");
        assertThat(hub("roll-back", "3").out()).isEqualTo("No document has changed. Every connection can be used.\n");
        assertThat(hub("roll-back", "99").code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(hub("history", "99").code()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void mistakes_areNamedWithFileLineAndField_andNothingIsApplied() throws Exception {
        Files.writeString(folder.resolve("flow.yaml"), """
                connection: erp
                connector: sandbox-erb
                url: http://127.0.0.1:1
                """);

        Result offline = run("validate", folder.toString());
        assertThat(offline.code()).isEqualTo(ExitCode.FAILED);
        assertThat(offline.out()).startsWith("flow.yaml:2:").contains("sandbox-erp");
        Result applied = hub("apply", folder.toString());
        assertThat(applied.code()).isEqualTo(ExitCode.FAILED);
        assertThat(applied.out()).isEqualTo(offline.out());
        assertThat(hub("flows").out()).contains("orders-to-erp");
    }

    @Test
    void fieldThatAnOperationDoesNotTake_isToldBeforeAnythingIsDelivered() throws Exception {
        Files.writeString(folder.resolve("flow.yaml"), """
                connection: shop
                connector: woocommerce
                url: http://127.0.0.1:1
                credentials: { key: "${env:KEY}", secret: "${env:SECRET}" }
                ---
                flow: prices
                from: { connection: shop, stream: products }
                to: { connection: shop, operation: upsert-product }
                map: |
                  { "sku": sku, "prices": { "regullar": prices.regular }, "images": images.{ "src": url } }
                """);

        assertThat(run("validate", folder.toString()).out())
                .contains("flow.yaml:10:30 map: prices has no field 'regullar'", "did you mean 'regular'?")
                .contains("images has no field 'src'");
    }

    @Test
    void vault_listsNames_andNeverSecrets() throws Exception {
        demo.hub().hub().vault().set("test/secret", "test-secret-value");

        assertThat(hub("vault", "list").out()).isEqualTo("test/secret\n");
        assertThat(hub("vault", "list", "--json").out()).doesNotContain("test-secret-value");
        assertThat(hub("vault", "remove", "test/secret").code()).isZero();
        assertThat(hub("vault", "remove", "test/secret").code()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void vault_setReadsFromStandardInput_withoutTheLineBreak() {
        var in = new java.io.ByteArrayInputStream("test-key\n".getBytes(StandardCharsets.UTF_8));
        var out = new StringWriter();
        var console =
                new Console(new PrintWriter(out), new PrintWriter(new StringWriter()), false, InstantSource.system());
        int code = new picocli.CommandLine(new VaultCommand.Put(console, in)).execute("test/key", "--url", demo.url());

        assertThat(code).isZero();
        assertThat(demo.hub().hub().vault().get("test/key")).contains("test-key");
        assertThat(demo.hub().hub().vault().remove("test/key")).isTrue();
    }

    @Test
    void version_isShownForPeopleAndScripts() {
        assertThat(run("version").out()).startsWith("Tradewind ").contains(" on Java 25");
        assertThat(Json.read(run("version", "--json").out())).isInstanceOf(Map.class);
    }

    @Test
    void settings_areListed() {
        assertThat(run("serve", "--settings").out()).contains("body-limit 4MiB 1KiB to 64MiB ");
        assertThat(List.of(run("serve", "--settings").out().split("\n"))).hasSizeGreaterThan(15);
    }
}
