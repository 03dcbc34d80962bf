// What a project means for the goals: sorted, assessed one by one; harm becomes a conflict that needs an answer.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");

export default journey("Somebody who runs a project sorts the goals, assesses one that it harms, is told of the conflict, answers it, and everybody reads both.", async (walk) => {
    const { page } = walk;
    await walk.open("/sv/assessments", "all assessed projects");
    await walk.follow(inMain(walk).getByRole("link", { name: "Delat boende i Sampelby" }), "one that has a conflict");
    const place = new URL(page.url()).pathname;
    walk.expect((await inMain(walk).innerText()).includes("Inget svar än."), "the conflict without an answer is not told");
    walk.expect(await page.getByRole("link", { name: "Svara på målkonflikten" }).count() === 0, "a stranger is offered to answer");

    await walk.signIn("karin");
    await walk.open(`${place}/sort`, "the goals to sort");
    await page.getByLabel("13. Bekämpa klimatförändringarna").selectOption({ label: "Berörs" });
    await walk.follow(page.getByRole("button", { name: "Spara sorteringen" }), "sorted");
    walk.expect((await inMain(walk).innerText()).includes("inte bedömt än"), "the sorted goal does not wait to be assessed");

    await walk.follow(page.getByRole("link", { name: /^Ändra bedömningen 13\./ }), "the form of one goal");
    await page.getByLabel(/^−2/).check();
    await page.getByLabel("Varför?").fill("Rummen värms med olja.");
    walk.expectStatus(422);
    await walk.follow(page.getByRole("button", { name: "Spara", exact: true }), "told what is missing");
    walk.expect(await page.getByLabel("Varför?").inputValue() === "Rummen värms med olja.", "what was typed is gone");
    await page.getByLabel("Inom tre år").check();
    await page.getByLabel("Ett resonemang").check();
    await walk.follow(page.getByRole("button", { name: "Spara", exact: true }), "assessed");

    const climate = inMain(walk).locator("#conflict-goal-13");
    await walk.follow(climate.getByRole("link", { name: "Svara på målkonflikten" }), "the answer to the conflict");
    await page.getByLabel("Vad gör ni åt skadan?").fill("Oljepannan byts mot fjärrvärme till vintern.");
    await page.getByLabel("Vem har beslutat att gå vidare, och varför?").fill("Bolagets ledning i mars 2026.");
    await walk.follow(page.getByRole("button", { name: "Spara", exact: true }), "answered");
    walk.expect((await climate.innerText()).includes("fjärrvärme"), "the answer is not there");

    await walk.follow(page.getByRole("link", { name: "Vem vinner, vem förlorar?" }), "who gains and who loses");
    await page.getByLabel("Vem vinner på det?").fill("Unga utan bostad.");
    await page.getByLabel("Vem kan förlora på det?").fill("Ingen vi känner till; vi har frågat hyresgästföreningen.");
    await page.getByLabel("Vilka har ni frågat?").fill("Hyresgästföreningen.");
    await walk.follow(page.getByRole("button", { name: "Spara", exact: true }), "told");

    await walk.context.clearCookies();
    for (const [language, words] of [["en", "Conflicts of goals"], ["nb", "Målkonflikter"], ["sv", "Unga utan bostad."]]) {
        await walk.open(place.replace("/sv/", `/${language}/`), `read in ${language}`);
        walk.expect((await inMain(walk).innerText()).includes(words), `"${words}" is not on the page`);
    }
    await walk.open("/sv/assessments/gaps", "what nobody knows");
    await walk.open(place, "the assessment again");
    await walk.follow(inMain(walk).getByRole("link", { name: "Till projektet" }), "the project's own page");
    walk.expect((await inMain(walk).innerText()).includes("målkonflikter utan svar"), "the project's page does not tell of the conflicts that are left");
});
