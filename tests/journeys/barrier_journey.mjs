// A barrier from a project's page: reported in five minutes, shared by a neighbour, described by the coordinator, and read by anybody.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const title = "Ingen nämnd vill äga laddstolparna";

async function report(walk) {
    const { page } = walk;
    await walk.signIn("anna");
    await walk.open("/sv/barriers", "the register");
    await walk.follow(inMain(walk).getByRole("link", { name: "Rapportera ett hinder" }), "the form of a barrier");
    await page.getByLabel("Vad ville ni göra?").fill("Sätta upp laddstolpar vid biblioteken.");
    await page.getByLabel("Sedan när?").fill("förra året");
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "told what is missing");
    walk.expect(await page.getByLabel("Vad ville ni göra?").inputValue() === "Sätta upp laddstolpar vid biblioteken.", "what was typed is gone");
    await page.getByLabel("Vad stoppade er?").fill("Tekniska nämnden och kulturnämnden säger båda att den andra ska betala driften.");
    await page.getByLabel("Hindret på en rad").fill(title);
    await page.getByLabel("Sedan när?").fill("2025-03");
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "who has the same");
    walk.expect((await inMain(walk).innerText()).includes("Det som sparar pengar i skolan"), "what is alike is not shown");
    await walk.follow(page.getByRole("button", { name: "Skicka som ett nytt hinder" }), "reported");
    return new URL(page.url()).pathname;
}

async function share(walk, address) {
    const { page } = walk;
    await walk.signIn("gun");
    await walk.open(address, "the barrier for a neighbour");
    await page.getByLabel("Hur märks det hos er?").fill("Hos oss är det elcyklarna.");
    await walk.follow(page.getByRole("button", { name: "Vi har samma hinder" }), "counted among them");
    walk.expect((await inMain(walk).innerText()).includes("2 organisationer har hindret"), "the neighbour is not counted");
}

async function describe(walk, address) {
    const { page } = walk;
    await walk.signIn("karin");
    await walk.open(address, "the barrier for its steward");
    await walk.follow(inMain(walk).getByRole("link", { name: "Beskriv hindret" }), "the description");
    await page.getByLabel(/Strukturellt hinder/).check();
    await page.getByLabel("Vem kan ändra det?").selectOption("organisation");
    await page.getByLabel("Varför 1").fill("Driften har ingen budget.");
    await page.getByLabel("Varför 2").fill("Investeringen beslutades utan den som sköter driften.");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "described");
}

export default journey("A contributor reports a barrier and sees who has something alike; a neighbour has the same; the coordinator describes it; everybody reads it as a story and finds it by filters.", async (walk) => {
    const { page } = walk;
    walk.expectStatus(422);
    const address = await report(walk);
    await share(walk, address);
    await describe(walk, address);
    await walk.context.clearCookies();
    await walk.open("/sv/barriers?class=structural", "narrowed");
    await walk.follow(inMain(walk).getByRole("link", { name: title }), "the barrier for everybody");
    const words = await inMain(walk).innerText();
    for (const said of ["Hos oss är det elcyklarna.", "Driften har ingen budget.", "Granby kommun sa att de har samma hinder."]) walk.expect(words.includes(said), `the barrier does not say "${said}"`);
    walk.expect(!words.includes("Anna Bidragare"), "the page names who reported it");
});
