// A dialogue is planned and led by one, taken part in by another with a code and no account, and read by everybody.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const choose = (walk, name, what) => walk.follow(inMain(walk).getByRole("button", { name, exact: true }), what);

/// Comes in by the code as it is read from the wall.
async function comeIn(walk, code) {
    const { page } = walk;
    await walk.open("/sv/dialogues", "the dialogues");
    await walk.follow(inMain(walk).getByRole("link", { name: "Delta med kod" }), "the door");
    walk.expectStatus(422);
    await page.getByLabel("Kod").fill("QQQQQQ");
    await choose(walk, "Gå vidare", "told that no dialogue has it");
    await page.getByLabel("Kod").fill(code.toLowerCase());
    await choose(walk, "Gå vidare", "what one says yes to");
    await choose(walk, "Jag är med", "inside, before it has opened");
}

export default journey("A dialogue is planned, shown on the wall, taken part in with a code and no account, moderated, ended and read.", async (walk) => {
    const { page } = walk;
    await walk.signIn("karin");
    await walk.open("/sv/dialogues/new", "the plan");
    walk.expectStatus(422);
    await page.getByLabel("Rubrik").fill("Vad saknas på lekplatsen?");
    await choose(walk, "Spara", "told what is missing");
    await page.getByLabel("Varför har ni dialogen?").fill("Vi ska rusta den i vår.");
    await page.getByLabel("Första dag").fill("2030-03-04");
    await choose(walk, "Spara", "the desk of a draft");
    await page.getByLabel("Påståenden", { exact: true }).fill("Det behövs fler gungor.\nLekplatsen behöver skugga.\nHundar ska inte få vara där.");
    await choose(walk, "Lägg till", "statements to begin with");
    await choose(walk, "Publicera", "published");
    await walk.follow(inMain(walk).getByRole("link", { name: "Visa på storbild" }), "the wall");
    const code = (await page.locator("b.dialogue-screen-code").innerText()).trim();
    await walk.follow(inMain(walk).getByRole("link", { name: "Led dialogen" }), "the desk again");
    const desk = new URL(page.url()).pathname, here = desk.replace("/desk", "");
    const leading = await walk.context.cookies();

    // Somebody else, in a browser of their own.
    await walk.context.clearCookies();
    await comeIn(walk, code);
    walk.expect((await inMain(walk).innerText()).includes("har inte öppnat än"), "it does not say that it has not opened");
    const taking = await walk.context.cookies();
    await walk.context.clearCookies();
    await walk.context.addCookies(leading);
    await walk.open(desk, "led again");
    await choose(walk, "Öppna nu", "open");

    await walk.context.clearCookies();
    await walk.context.addCookies(taking);
    await walk.open(`${here}/take-part`, "the first statement");
    for (const [at, answer] of ["Håller med", "Håller inte med", "Hoppa över"].entries()) await choose(walk, answer, `after ${at + 1} answers`);
    walk.expect((await inMain(walk).innerText()).includes("Du har svarat på 3 av 3"), "not all are answered");
    await page.getByLabel("Ditt påstående").fill("Staketet är för lågt mot vägen.");
    await choose(walk, "Skicka", "written, and looked at first");
    await inMain(walk).getByText("Dina svar", { exact: true }).click();
    await walk.follow(inMain(walk).getByRole("link", { name: /^Ändra: Det behövs/ }), "an answer is changed");
    await choose(walk, "Hoppa över", "changed");

    await walk.context.clearCookies();
    await walk.context.addCookies(leading);
    await walk.open(desk, "something to read");
    await walk.follow(inMain(walk).getByRole("button", { name: "Släpp fram: Staketet är för lågt mot vägen." }), "let through");
    await choose(walk, "Avsluta dialogen", "ended");
    await walk.context.clearCookies();
    await walk.open(`${here}/results`, "the result, for everybody");
    const said = await inMain(walk).innerText();
    walk.expect(said.includes("Staketet är för lågt mot vägen."), "what was let through is not there");
    walk.expect(said.includes("färre än 5") && !said.includes("100 %"), "one person's answers are told in figures");
    // One with more of them.
    await walk.open("/sv/dialogues", "the list");
    await walk.follow(inMain(walk).getByRole("link", { name: "Vem har rådighet över värmen som blåses ut?" }), "one that is over");
    await walk.follow(inMain(walk).getByRole("link", { name: "Se resultatet" }), "its result");
});
