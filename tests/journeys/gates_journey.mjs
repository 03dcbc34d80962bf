// A decision is asked for by letter, made without an account, and cannot be changed; who comes second is told what was decided.
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const address = "hilda@sampelbyhamn.example", secret = "Rederiet vill inte synas än.";

export default journey("A gate is decided from a letter without an account, once; what is missing is followed up, an internal reason stays inside, and the funnel counts it.", async (walk) => {
    const { page } = walk;
    const { items } = await (await page.request.get("/sv/search.json?q=landstr%C3%B6m+hamn")).json();
    const place = `/sv/innovation/${items[0].id}`;
    const standing = async () => (await (await page.request.get("/api/v1/innovation/funnel")).json()).steps;
    const before = await standing();

    await walk.signIn("lena");
    await walk.open(place, "where the project stands");
    await walk.follow(page.getByRole("link", { name: "Be om beslut" }), "the form of asking");
    walk.expectStatus(422);
    await page.getByLabel("Senast").fill("2020-01-01");
    await page.getByLabel("Vem beslutar?").fill("Hilda Hamnchef");
    await walk.follow(page.getByRole("button", { name: "Skicka frågan" }), "told what is wrong");
    walk.expect(await page.getByLabel("Vem beslutar?").inputValue() === "Hilda Hamnchef", "what was typed is lost");
    await page.getByLabel("Senast").fill(`${new Date().getUTCFullYear() + 1}-06-01`);
    await page.getByLabel("Roll").fill("driftchef");
    await page.getByLabel("E-post").fill(address);
    await walk.follow(page.getByRole("button", { name: "Skicka frågan" }), "asked");
    const gate = new URL(page.url()).pathname;
    const letter = await letterTo(walk.data, address);
    for (const said of ["Landström", "Är det rätt problem?", "inget konto"])
        walk.expect(letter.text.includes(said), `the letter does not say "${said}"`);

    const inside = await walk.context.cookies();
    await walk.context.clearCookies();
    await walk.open(pathOf(letter), "the decision to make");
    await walk.open(pathOf(letter), "opened twice");
    walk.expectStatus(422);
    await page.getByLabel("Gå vidare till nästa steg").check();
    await page.getByLabel("Skäl", { exact: true }).fill(secret);
    await page.getByLabel("Bara de som arbetar med projektet").check();
    await walk.follow(page.getByRole("button", { name: "Spara beslutet" }), "somebody is to follow up");
    await page.getByLabel("Vem följer upp?").fill("Hugo Kajman");
    await page.getByLabel("Uppföljarens e-post").fill("hugo@sampelbyhamn.example");
    await page.getByLabel("Klart senast").fill(`${new Date().getUTCFullYear() + 2}-02-01`);
    const fields = await page.locator("main form").evaluate((form) => Object.fromEntries(new FormData(form)));
    const headers = { Origin: new URL(page.url()).origin, "Sec-Fetch-Site": "same-origin" };
    const sent = (outcome) => page.request.post(pathOf(letter), { form: { ...fields, outcome, lesson: "L" }, maxRedirects: 0, headers });
    const both = (await Promise.all([sent("go"), sent("pause")])).map((reply) => reply.status()).sort();
    walk.expect(both.join() === "303,409", `two decisions at once were answered ${both}`);
    walk.expectStatus(410);
    await walk.open(pathOf(letter), "decided already");
    walk.expect(!(await inMain(walk).innerText()).includes(secret), "the internal reason is in the letter's page");

    await walk.open(gate, "the decision for everybody");
    walk.expect(!(await page.content()).includes(secret), "the internal reason is public");
    await walk.open("/sv/innovation", "the funnel");
    const after = await standing(), moved = after.filter(({ went_on }, at) => went_on !== before[at].went_on).length;
    walk.expect(moved <= 1, "more than one step has changed");
    await walk.context.addCookies(inside);
    await walk.open(gate, "the decision inside");
    walk.expect((await inMain(walk).innerText()).includes(secret), "those who work with it cannot read the reason");
    await walk.open("/en/innovation/steps", "the steps in English");
    await walk.open(place.replace("/sv/", "/nb/"), "the process in Norwegian");
    await walk.open("/en/innovation?what=now", "the funnel in English");
});
