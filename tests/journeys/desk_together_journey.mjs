// Those who answer share the desk: one takes a need on, an answer begins from a template, several are given on at once, and what became of each is told.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");

export default journey("A coordinator writes a template, answers from it with a reason of their own, and takes on several at once.", async (walk) => {
    const { page } = walk;
    await walk.signIn("karin");
    await walk.open("/sv/needs/desk", "the desk");
    await walk.follow(inMain(walk).getByRole("link", { name: /^Bussen/ }), "a need");
    const need = new URL(page.url()).pathname;
    await walk.follow(page.getByRole("link", { name: "Mallar för svar" }), "templates");
    walk.expectStatus(422);
    await walk.follow(page.getByRole("button", { name: "Spara mallen" }), "told what is missing");
    await page.getByLabel("Vad heter mallen?").fill("Hos trafikbolaget");
    await page.getByLabel("Vad ska det stå?").fill("Tidtabellen bestäms av trafikbolaget.");
    await walk.follow(page.getByRole("button", { name: "Spara mallen" }), "written");

    await walk.open(need, "the need again");
    await page.getByLabel("Vem ska ha det?").selectOption({ label: "Karin Koordinator (du själv)" });
    await walk.follow(page.getByRole("button", { name: "Lämna det dit" }), "taken on");
    walk.expect((await inMain(walk).innerText()).includes("Du har det."), "it is not said who has it");
    await walk.follow(page.getByRole("link", { name: "Hos trafikbolaget" }), "from the template");
    const reason = page.getByLabel("Varför, med vanliga ord?");
    walk.expect((await reason.inputValue()).includes("Tidtabellen bestäms"), "the template is not in the field");
    await page.getByLabel("Behandlas: vi arbetar med det", { exact: true }).check();
    walk.expectStatus(422);
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "a template is no reason");
    await reason.fill(`${await reason.inputValue()} Vi träffar bolaget den tredje mars.`);
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "answered");

    await walk.open("/sv/needs/desk?show=mine", "mine");
    walk.expect((await inMain(walk).innerText()).includes("Bussen"), "what one has is not in the list");
    await walk.open("/sv/needs/desk", "the desk once more");
    const boxes = inMain(walk).getByRole("checkbox", { name: /^Markera/ });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await walk.follow(page.getByRole("button", { name: "Gör något med de markerade" }), "several at once");
    walk.expect((await inMain(walk).innerText()).includes("2 inspel är markerade"), "what was marked is not there");
    await page.getByLabel("Vem ska ha det?").selectOption({ label: "Karin Koordinator" });
    await walk.follow(page.getByRole("button", { name: "Lämna alla dit" }), "what became of each");
    walk.expect(/av 2 är gjorda/.test(await inMain(walk).innerText()), "it is not told what became of each");
    await walk.open("/sv/needs/desk/times", "time in each state");
});
