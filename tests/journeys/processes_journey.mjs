// An organisation makes a template its own, two work at once, an older version comes back, and a project says what it met.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");

export default journey("A coordinator copies a template and changes it, is told of somebody who was first, brings a version back; a project names a step and everybody finds it there.", async (walk) => {
    const { page } = walk, main = inMain(walk), text = () => main.innerText();
    for (const language of ["sv", "en", "nb"]) {
        await walk.open(`/${language}/processes`, `all processes, ${language}`);
        await walk.open(`/${language}/processes/exploatering`, `the tracks, ${language}`);
        await walk.open(`/${language}/processes/exploatering/steps/exploatering-innovationsfragan`, `the innovation question, ${language}`);
    }

    await walk.signIn("karin");
    await walk.open("/sv/processes/energi", "a template");
    await walk.follow(main.getByRole("link", { name: "Kopiera till er organisation" }), "the form of the copy");
    await page.getByLabel("Vad kallar ni processen?").fill("");
    walk.expectStatus(422);
    await walk.follow(page.getByRole("button", { name: "Kopiera" }), "told that it needs a name");
    await page.getByLabel("Vad kallar ni processen?").fill("Så bygger vi fjärrvärme");
    await walk.follow(page.getByRole("button", { name: "Kopiera" }), "the copy");
    const place = new URL(page.url()).pathname.replace("/edit", "");

    // By keyboard alone: the step goes down, and says so.
    await page.getByRole("button", { name: "Flytta ned: Prognos" }).focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    await walk.look("the step has moved");
    walk.expect((await text()).indexOf("Koncession") < (await text()).indexOf("Prognos"), "the step did not move");

    // The form stays open while somebody else saves.
    await walk.follow(main.getByRole("link", { name: "Prognos", exact: true }), "the step's form");
    const address = page.url(), version = await page.locator("main input[name=version]").getAttribute("value"), token = await page.locator("main input[name=form_token]").getAttribute("value");
    const track = await page.getByLabel("I vilket spår?").inputValue();
    const other = await page.request.post(address, { form: { form_token: token, version, name: "Prognos", explanation: "Den andra skrev det här.", kind: "step", track }, maxRedirects: 0, headers: { Origin: new URL(address).origin, "Sec-Fetch-Site": "same-origin" } });
    walk.expect(other.status() === 303, `the other one was answered ${other.status()}`);
    await page.getByLabel("Vad som sker").fill("Jag skrev det här.");
    walk.expectStatus(409);
    await walk.follow(page.getByRole("button", { name: "Spara" }), "both versions");
    walk.expect((await text()).includes("Den andra skrev det här."), "the other version is not shown");
    walk.expect(await page.getByLabel("Vad som sker").inputValue() === "Jag skrev det här.", "what was typed is gone");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "saved over it, knowing");

    await walk.open(`${place}/versions`, "all versions");
    await walk.follow(main.getByRole("link", { name: "Version 3" }), "what the third one changed");
    walk.expect((await text()).includes("Den andra skrev det här."), "the comparison lacks what was written");
    await walk.open(`${place}/versions`, "all versions again");
    await walk.follow(page.getByRole("button", { name: "Ta tillbaka version 1" }), "brought back");
    await walk.open(`${place}/versions/5?against=template`, "compared with the template");
    walk.expect(!(await text()).includes("Prognos"), "the first version is not what came back");

    const { items } = await (await page.request.get("/sv/search.json?q=delat+boende+sampelby")).json();
    await walk.open(`/sv/project-steps/${items[0].id}`, "which steps the project met");
    await page.getByLabel("Steg").selectOption({ label: "Så bygger vi fjärrvärme · Nät och anläggningar · Investering" });
    await page.getByLabel("Vad hände där?").fill("Husen räknades inte som en kund.");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "told");
    await walk.open("/sv/processes/energi/steps/energi-investering", "the template's step");
    await walk.follow(main.getByRole("link", { name: "Delat boende i Sampelby" }), "the project that met it");
    walk.expect((await text()).includes("Investering · Så bygger vi fjärrvärme"), "the project's page does not name the step");
});
