// A text is reported without an account, hidden with a reason, looked at again by somebody else because its writer asks, and shown again.
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const title = "Bänkarna vid ån är trasiga";
const inMain = (walk) => walk.page.getByRole("main");

async function signOut(walk, name) {
    const own = walk.page.getByRole("banner").locator("details").filter({ hasText: name });
    await own.locator("summary").click();
    await walk.follow(own.getByRole("button", { name: "Logga ut" }), "signed out");
}

async function tellNeed(walk) {
    const { page } = walk;
    await walk.signIn("anna");
    await walk.open("/sv/needs/new", "the form of a need");
    await page.getByLabel("Vad är svårt?").fill(title);
    await page.getByLabel("Berätta mer").fill("Vaktmästaren Sven Ek på Ågatan 3 struntar i dem.");
    await page.getByLabel("Vem ska få frågan?").selectOption({ label: "Sampelby kommun" });
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "the look before sending");
    await walk.follow(page.getByRole("button", { name: "Skicka" }), "told");
    await signOut(walk, "Anna Bidragare");
}

async function report(walk) {
    const { page } = walk;
    await walk.open("/sv/needs", "all needs");
    await walk.follow(inMain(walk).getByRole("link", { name: title }), "the need");
    const address = new URL(page.url()).pathname;
    await walk.follow(page.getByRole("link", { name: "Anmäl texten" }), "the report's form");
    walk.expectStatus(422);
    await page.getByLabel("Förklara").fill("Sven Ek pekas ut med namn och adress.");
    await walk.follow(page.getByRole("button", { name: "Skicka anmälan" }), "told what is missing");
    walk.expect(await page.getByLabel("Förklara").inputValue() === "Sven Ek pekas ut med namn och adress.", "what was typed is gone");
    await page.getByLabel("Det lämnar ut uppgifter om en enskild person").check();
    await page.getByLabel("Din e-post").fill("eva@example.org");
    await walk.follow(page.getByRole("button", { name: "Skicka anmälan" }), "the receipt");
    const code = await page.getByLabel("Din kod").inputValue();
    walk.expect(/^(\w{4}-){3}\w{4}$/.test(code), `the receipt has no code: ${code}`);
    return { address, code };
}

async function decide(walk, act, because, words) {
    const { page } = walk;
    await page.getByLabel(act).check();
    await page.getByLabel("Varför?").selectOption({ label: because });
    await page.getByLabel("Egna ord").fill(words);
    await walk.follow(page.getByRole("button", { name: "Besluta" }), `decided: ${act}`);
}

export default journey("Somebody reports a text; it is hidden with a reason, looked at again by another person when its writer asks, and shown again.", async (walk) => {
    const { page } = walk;
    await tellNeed(walk);
    const { address, code } = await report(walk);

    await walk.signIn("karin");
    await walk.open("/sv/account", "what waits for the coordinator");
    await walk.follow(inMain(walk).getByRole("link", { name: "1 anmäld text väntar på beslut" }), "the queue");
    await page.locator("summary", { hasText: "Besluta om flera" }).click();
    await walk.look("deciding several");
    await walk.follow(inMain(walk).getByRole("link", { name: title }), "the report at the desk");
    const told = await inMain(walk).innerText();
    walk.expect(told.includes("Sven Ek pekas ut") && !told.includes("eva@example.org"), "the coordinator reads the report, but not from whom");
    await page.getByLabel("Dölj texten").check();
    await walk.follow(page.getByRole("button", { name: "Besluta" }), "a decision needs a reason");
    await decide(walk, "Dölj texten", "Texten lämnar ut uppgifter om en enskild person.", "Behovet är bra. Skriv det gärna utan namn.");
    await signOut(walk, "Karin Koordinator");

    walk.expectStatus(404);
    await walk.open(address, "the text is gone");
    await walk.open("/sv/needs", "all needs without it");
    walk.expect(!(await inMain(walk).innerText()).includes(title), "a hidden need is listed");
    const heard = await letterTo(walk.data, "eva@example.org", ({ subject }) => subject.includes("dold"));
    walk.expect(heard.text.includes("utan namn") && !heard.text.includes("Anna"), "the reporter reads the reason, and not who wrote it");

    // The statement of reasons leads the writer to another look.
    const statement = await letterTo(walk.data, "anna@sampelby.example", ({ subject }) => subject.includes("är dold"));
    for (const said of ["Texten lämnar ut uppgifter", "Skriv det gärna utan namn", "En människa har läst", "omprövning"])
        walk.expect(statement.text.includes(said), `the statement of reasons does not say "${said}"`);
    await walk.open(pathOf(statement), "by the letter");
    await walk.follow(page.getByRole("button", { name: "Visa vad som hänt" }), "the decision for its writer");
    await page.getByLabel("Varför ska någon se på det igen?").fill("Sven har själv bett mig skriva det.");
    await walk.follow(page.getByRole("button", { name: "Begär omprövning" }), "asked for another look");

    // The only coordinator decided: the process leader looks again.
    await walk.signIn("lena");
    await walk.open("/sv/moderation", "the process leader's queue");
    await walk.follow(inMain(walk).getByRole("link", { name: title }), "looked at again");
    walk.expect((await inMain(walk).innerText()).includes("Sven har själv bett mig"), "why it is looked at again is not told");
    await decide(walk, "Låt texten stå", "Annat skäl att låta den stå, med egna ord", "Den som nämns har sagt ja.");
    await signOut(walk, "Lena Ledare");

    await walk.open(address, "the text is back");
    walk.expect((await inMain(walk).innerText()).includes("Vaktmästaren"), "the text is not shown again");
    await letterTo(walk.data, "anna@sampelby.example", ({ subject }) => subject.includes("visas igen"));
    for (const [language, open, title_] of [["sv", "Visa vad som hänt", "Så gick det med anmälan"], ["en", "Show what has happened", "What became of the report"], ["nb", "Vis hva som har skjedd", "Slik gikk det med meldingen"]]) {
        await walk.open(`/${language}/reports`, `by code in ${language}`);
        await page.locator("#code").fill(code.toUpperCase());
        await walk.follow(page.getByRole("button", { name: open }), `what became of it in ${language}`);
        walk.expect(await page.getByRole("heading", { name: title_, level: 1 }).count() === 1, `no page in ${language}`);
    }
});
