// A coordinator asks somebody in the line by letter; the link opens that one question, once; the answer becomes a part of the municipality's.
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const address = "gatuchefen@sampelby.example";

async function openNeed(walk, what) {
    await walk.open("/sv/needs/desk", `the desk, ${what}`);
    await walk.follow(inMain(walk).getByRole("link", { name: /^Bussen/ }), what);
}

async function ask(walk, question) {
    const { page } = walk;
    await walk.follow(page.getByRole("link", { name: "Fråga en kollega" }), "asking a colleague");
    await page.getByLabel("Kollegans e-post").fill(address);
    await page.getByLabel("Vad vill du veta?").fill(question);
    await walk.follow(page.getByRole("button", { name: "Skicka frågan" }), "asked");
}

export default journey("An expert answers one question from a letter, without an account, and the coordinator publishes it as part of the answer.", async (walk) => {
    const { page } = walk;
    await walk.signIn("karin");
    await openNeed(walk, "a need");
    walk.expectStatus(422);
    await walk.follow(page.getByRole("link", { name: "Fråga en kollega" }), "asking");
    await page.getByLabel("Vad vill du veta?").fill("Hur ofta går bussen i dag?");
    await walk.follow(page.getByRole("button", { name: "Skicka frågan" }), "told what is missing");
    walk.expect(await page.getByLabel("Vad vill du veta?").inputValue() === "Hur ofta går bussen i dag?", "what was typed is gone");
    await page.getByLabel("Kollegans e-post").fill(address);
    await walk.follow(page.getByRole("button", { name: "Skicka frågan" }), "asked once");
    const first = await letterTo(walk.data, address);
    for (const said of ["Karin Koordinator", "Hur ofta går bussen i dag?", "inget konto", "fungerar en gång"])
        walk.expect(first.text.includes(said), `the letter does not say "${said}"`);

    // A question that is taken back leaves a link that tells nothing.
    await walk.follow(page.getByRole("button", { name: /Ta tillbaka frågan/ }), "taken back");
    await ask(walk, "Hur ofta går bussen på kvällen?");
    const letter = await letterTo(walk.data, address, ({ text }) => text.includes("på kvällen"));

    // The colleague reads letters at a computer of their own, where nobody is signed in.
    const karins = await walk.context.cookies();
    await walk.context.clearCookies();
    walk.expectStatus(410);
    await walk.open(pathOf(first), "a link taken back");
    const over = await inMain(walk).innerText();
    walk.expect(over.includes("Länken går inte att använda") && !over.includes("Bussen"), "a link that was taken back tells something");

    await walk.open(pathOf(letter), "the one question");
    const question = await inMain(walk).innerText();
    walk.expect(question.includes("Hur ofta går bussen på kvällen?") && question.includes("Karin Koordinator"), "the question is not there");
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "an answer is missing");
    await page.getByLabel("Ditt svar").fill("Var fyrtionde minut, sista turen 21.40. Från våren blir det var tjugonde.");
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "thanked");
    walk.expect((await inMain(walk).innerText()).includes("Tack för svaret"), "the answer is not thanked for");
    await walk.open(pathOf(letter), "the link is used");
    walk.expect(await inMain(walk).innerText() === over, "a used link looks another way than one that was taken back");

    const told = await letterTo(walk.data, "karin@sampelby.example", ({ subject }) => subject.includes("Svar på din fråga"));
    await walk.context.addCookies(karins);
    await walk.open(pathOf(told), "the draft at the desk");
    walk.expect((await inMain(walk).innerText()).includes("var tjugonde"), "the draft is not at the desk");
    await walk.follow(page.getByRole("link", { name: /Använd som utkast/ }), "the draft in the answer");
    const reason = page.getByLabel("Varför, med vanliga ord?");
    walk.expect((await reason.inputValue()).includes("var tjugonde"), "the draft is not in the field");
    await reason.fill(`${await reason.inputValue()} Vi följer upp i maj.`);
    await page.getByLabel("Går vidare", { exact: true }).check();
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "answered");
    await walk.context.clearCookies();

    await walk.open("/sv/needs", "all needs");
    await walk.follow(inMain(walk).getByRole("link", { name: /^Bussen/ }), "the answer for everybody");
    const open = await inMain(walk).innerText();
    walk.expect(open.includes("var tjugonde") && open.includes("Vi följer upp i maj."), "the answer is not public");
    walk.expect(!open.includes(address), "whom was asked is public");
});
