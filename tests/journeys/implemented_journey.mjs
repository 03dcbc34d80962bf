// A project is stated to be implemented; its line owner confirms from a letter, without an account; then it counts.
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const address = "mats@sampelbyhus.example";

async function confirmed(walk) {
    return (await (await walk.page.request.get("/api/v1/implemented/count")).json()).total.confirmed;
}

export default journey("A statement is not counted before the line owner has confirmed it from a letter; a changed statement voids the letter, and two answers at once are one.", async (walk) => {
    const { page } = walk;
    const { items } = await (await page.request.get("/sv/search.json?q=delat+boende+sampelby")).json();
    const place = `/sv/implemented/${items[0].id}`, before = await confirmed(walk);

    await walk.signIn("anna");
    await walk.open(`${place}/edit`, "the form with what was stated");
    walk.expectStatus(422);
    await page.getByLabel("Vad visar att det är infört?").fill("");
    await walk.follow(page.getByRole("button", { name: "Spara och fråga linjeägaren" }), "told what is missing");
    await page.getByLabel("Vad visar att det är infört?").fill("Nitton unga bor så i dag.");
    await walk.follow(page.getByRole("button", { name: "Spara och fråga linjeägaren" }), "asked");
    const first = await letterTo(walk.data, address);
    for (const said of ["Delat boende i Sampelby", "inget konto", "fungerar en gång"])
        walk.expect(first.text.includes(said), `the letter does not say "${said}"`);

    // What is changed meanwhile is asked anew, and the first letter says so.
    await walk.follow(page.getByRole("link", { name: /^Ändra uppgifterna/ }), "the form again");
    await page.getByLabel("Vad visar att det är infört?").fill("Tjugo unga bor så i dag.");
    await walk.follow(page.getByRole("button", { name: "Spara och fråga linjeägaren" }), "asked anew");
    const second = await letterTo(walk.data, address, (one) => pathOf(one) !== pathOf(first));
    await walk.context.clearCookies();
    walk.expectStatus(410);
    await walk.open(pathOf(first), "the letter of what was stated before");
    walk.expect((await inMain(walk).innerText()).includes("Länken gäller inte längre"), "the old letter does not say that it is void");

    // Opening it changes nothing; answering does, once.
    await walk.open(pathOf(second), "the question");
    await walk.open(pathOf(second), "opened twice");
    walk.expect((await inMain(walk).innerText()).includes("Tjugo unga bor så i dag."), "what was stated is not there");
    walk.expect(await confirmed(walk) === before, "it counts before anybody confirmed");
    walk.expectStatus(422);
    await page.getByLabel("Nej, det stämmer inte").check();
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "a no needs its reason");
    await page.getByLabel("Ja, det är infört och jag är linjeägare").check();
    const token = await page.locator("main input[name=form_token]").getAttribute("value");
    const sent = () => page.request.post(pathOf(second), { form: { form_token: token, answer: "yes", comment: "" }, maxRedirects: 0, headers: { Origin: new URL(page.url()).origin, "Sec-Fetch-Site": "same-origin" } });
    const both = (await Promise.all([sent(), sent()])).map((reply) => reply.status());
    walk.expect(both.every((status) => status === 303), `two answers at once were answered ${both}`);
    walk.expectStatus(410);
    await walk.open(pathOf(second), "the link is used");

    walk.expect(await confirmed(walk) === before + 1, "it is not counted once");
    const told = await letterTo(walk.data, "anna@sampelby.example", ({ subject }) => subject.startsWith("Linjeägaren bekräftar"));
    walk.expect(told.text.includes("Mats Hyresson"), "whoever stated it is not told who confirmed");
    await walk.open("/sv/implemented?standing=confirmed", "the count");
    await walk.follow(inMain(walk).getByRole("link", { name: "Delat boende i Sampelby" }), "how it stands");
    const open = await inMain(walk).innerText();
    walk.expect(open.includes("bekräftad") || open.includes("bekräftat av linjeägaren"), "it is not confirmed for everybody");
    walk.expect(!open.includes(address), "the address is public");
});
