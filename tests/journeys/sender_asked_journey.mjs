// Those who answer ask the one who told a need; the link of the letter opens that one question, once; question and answer stand with the need.
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const address = "berit@example.org";

async function tell(walk) {
    const { page } = walk;
    await walk.open("/sv/needs/new", "the form");
    await page.getByLabel("Vad är svårt?").fill("Bänkarna vid hamnen är borta");
    await page.getByLabel("Berätta mer").fill("Den som går långsamt har ingenstans att vila.");
    await page.getByLabel("Vem ska få frågan?").selectOption({ label: "Sampelby kommun" });
    await page.getByLabel("Din e-post").fill(address);
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "the look before sending");
    await walk.follow(page.getByRole("button", { name: "Skicka" }), "the receipt");
}

export default journey("Those who answer ask the sender by letter; time stands still; the answer comes without an account and is shown when it was read.", async (walk) => {
    const { page } = walk;
    await tell(walk);
    await walk.signIn("karin");
    await walk.open("/sv/needs/desk", "the desk");
    await walk.follow(inMain(walk).getByRole("link", { name: /^Bänkarna/ }), "the need");
    await walk.follow(page.getByRole("link", { name: "Fråga den som skrev" }), "asking");
    walk.expectStatus(422);
    await walk.follow(page.getByRole("button", { name: "Skicka frågan" }), "told what is missing");
    await page.getByLabel("Vad vill du veta?").fill("Vilka bänkar menar du?");
    await page.getByLabel("Visa fråga och svar för alla").check();
    await walk.follow(page.getByRole("button", { name: "Skicka frågan" }), "asked");
    const desk = page.url();
    const letter = await letterTo(walk.data, address, ({ text }) => text.includes("Vilka bänkar"));
    for (const said of ["Sampelby kommun", "inget konto", "fungerar en gång"]) walk.expect(letter.text.includes(said), `the letter does not say "${said}"`);

    const karins = await walk.context.cookies();
    await walk.context.clearCookies();
    await walk.open(pathOf(letter), "the one question");
    walk.expect((await inMain(walk).innerText()).includes("Alla kan läsa frågan och ditt svar"), "it is not said who reads the answer");
    walk.expectStatus(422);
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "an answer is missing");
    await page.getByLabel("Ditt svar").fill("De tre vid färjan.");
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "thanked");
    walk.expectStatus(410);
    await walk.open(pathOf(letter), "the link is used");

    const told = await letterTo(walk.data, "karin@sampelby.example", ({ subject }) => subject.includes("Svar på din fråga"));
    await walk.context.addCookies(karins);
    await walk.open(pathOf(told), "the answer at the desk");
    walk.expect((await inMain(walk).innerText()).includes("De tre vid färjan."), "the answer is not at the desk");
    await walk.open(new URL(desk).pathname, "questions so far");
    await walk.follow(page.getByRole("button", { name: "Visa fråga och svar för alla" }), "shown");
    walk.expect((await inMain(walk).innerText()).includes("För alla."), "it is not said who reads it");
});
