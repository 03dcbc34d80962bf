// A call from draft to decided: written by a coordinator, answered from a phone by a sheet, decided with a letter to who took part. And what a colleague tells inside.
import { letterTo } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const title = "Hur får vi fler att ta trappan?", idea = "Måla trappan i glada färger", inside = "Lås upp förrådet på natten";

async function writeCall(walk) {
    const { page } = walk, year = new Date().getFullYear();
    await walk.signIn("karin");
    await walk.open("/sv/calls", "calls");
    await walk.follow(inMain(walk).getByRole("link", { name: "Skriv en utmaning" }), "the form of a call");
    await page.getByLabel("Rubrik").fill(title);
    await page.getByLabel("Vad söker ni, och varför?").fill("Hissen går hela dagen, och vi sitter för mycket.");
    await page.getByLabel("Så bedöms svaren").fill("Tre kollegor läser alla svar och väger nytta mot insats.");
    await page.getByLabel("Bara idéer").check();
    await page.locator("[name=closes_on]").fill(`${year + 1}-02-30`);
    await page.locator("[name=answer_by]").fill(`${year + 1}-06-30`);
    await walk.follow(page.getByRole("button", { name: "Spara" }), "told what is wrong with the day");
    walk.expect(await page.getByLabel("Rubrik").inputValue() === title, "what was typed is gone");
    await page.locator("[name=closes_on]").fill(`${year + 1}-03-31`);
    await walk.follow(page.getByRole("button", { name: "Spara" }), "the questions");
    await page.getByLabel("Fråga", { exact: true }).fill("Vilken våning?");
    await page.getByLabel("ett av flera").check();
    await page.getByLabel("Måste besvaras").check();
    await page.getByLabel("Svar att välja mellan").fill("Första\nAndra");
    await walk.follow(page.getByRole("button", { name: "Lägg till frågan" }), "one question");
    await walk.follow(page.getByRole("link", { name: "Klar med frågorna" }), "the work");
    await walk.follow(page.getByRole("button", { name: "Publicera utmaningen" }), "published");
    await walk.follow(page.getByRole("link", { name: "Se sidan" }), "the call");
    return new URL(page.url()).pathname;
}

async function makeSheet(walk, address) {
    const { page } = walk;
    await walk.open("/sv/needs/new", "where the organisation is chosen");
    const organisation = await page.locator("option", { hasText: "Sampelby kommun" }).first().getAttribute("value");
    await walk.open(`/sv/administration/${organisation}/sheets`, "sheets");
    await page.getByLabel("Plats").fill("Trapphuset");
    await page.getByLabel("Utmaning", { exact: false }).first().fill(address);
    await walk.follow(page.getByRole("button", { name: "Gör bladet" }), "a sheet is made");
    await walk.follow(inMain(walk).getByRole("link", { name: /Trapphuset/ }), "the sheet to print");
    const words = await inMain(walk).innerText();
    walk.expect(words.includes(title), "the sheet does not say what it is about");
    return { short: /\/q\/[A-Z0-9]{6}/.exec(words)[0], code: words.match(/\b[2-9A-Z]{6}\b/g).at(-1) };
}

async function answerByPhone(walk, { short, code }) {
    const { page } = walk;
    await walk.context.clearCookies();
    await walk.open(short, "the form from the sheet");
    walk.expect((await inMain(walk).innerText()).includes("Vilken våning?"), "the call's question is not in the form");
    await page.getByLabel("Vad skulle kunna göras?").fill(idea);
    await page.getByLabel("Berätta mer").fill("Ett landskap från källaren till taket.");
    await page.getByLabel("Kod från bladet").fill(code);
    await page.getByLabel("E-post").fill("trappa@example.org");
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "told to answer the question");
    await page.getByLabel("Andra").check();
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "the look before sending");
    await page.getByLabel("Alla: vem som helst").check();
    await walk.follow(page.getByRole("button", { name: "Skicka" }), "the receipt");
}

async function tellInside(walk) {
    const { page } = walk;
    await walk.signIn("anna");
    await walk.open("/sv/ideas/new", "an employee's form");
    await page.locator("select[name=organisation]").selectOption({ label: "Sampelby kommun" });
    await page.getByLabel("Vad skulle kunna göras?").fill(inside);
    await page.getByLabel("Berätta mer").fill("Nattpersonalen hämtar nyckeln tre kilometer bort.");
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "who is to read it");
    await page.getByLabel(/de som har en roll i organisationen/).check();
    await walk.follow(page.getByRole("button", { name: "Skicka" }), "told inside");
    await walk.open("/sv/needs/inside", "what is told inside");
    await walk.follow(inMain(walk).getByRole("link", { name: inside }), "an idea inside");
    const address = new URL(page.url()).pathname;
    await walk.context.clearCookies();
    walk.expectStatus(404);
    await walk.open(address, "not for others");
}

export default journey("A coordinator writes a call with a question of its own; an employee without an account answers it from a sheet's address; it is decided, and who took part is told; what a colleague tells inside others do not see.", async (walk) => {
    const { page } = walk;
    walk.expectStatus(422);
    const address = await writeCall(walk);
    const sheet = await makeSheet(walk, address), karin = await walk.context.cookies();
    await answerByPhone(walk, sheet);
    await tellInside(walk);

    // A sign-in link is good once: Karin comes back to where she was signed in.
    await walk.context.addCookies(karin);
    await walk.open("/sv/needs/desk", "the desk");
    await walk.follow(page.getByRole("link", { name: idea }), "the answer at the desk");
    walk.expect((await inMain(walk).innerText()).includes("Vilken våning?"), "the desk does not show what was answered");
    await walk.follow(page.getByRole("button", { name: "Visa inspelet för alla" }), "shown to all");
    await walk.open(address, "the call with an answer");
    await walk.follow(inMain(walk).getByRole("link", { name: "Arbeta med utmaningen" }), "the work again");
    await page.getByLabel("Varför stängs den tidigare?").fill("Vi har tillräckligt att välja mellan.");
    await walk.follow(page.getByRole("button", { name: "Stäng utmaningen" }), "closed");
    await page.getByLabel("Hur gick det, och varför?").fill("Trappan målas i maj, för att det är billigt och roligt.");
    await walk.follow(page.getByRole("button", { name: "Avgör utmaningen" }), "decided");
    const letter = await letterTo(walk.data, "trappa@example.org", ({ subject }) => subject.includes("Så gick det"));
    walk.expect(letter.text.includes("Trappan målas i maj"), "the letter does not say how it went");
    await walk.context.clearCookies();
    await walk.open(address, "the call for everybody");
    const words = await inMain(walk).innerText();
    for (const said of ["Trappan målas i maj", idea, "tidigare än sagt"]) walk.expect(words.includes(said), `the call does not say "${said}"`);
});
