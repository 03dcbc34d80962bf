// The same trial at several organisations: asked by letter, each locks its own, and all stand side by side.
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const inMain = async (walk) => walk.page.getByRole("main").innerText();

export default journey("A trial is locked, another organisation is asked by letter, locks its own baseline and tells its result, and the two stand side by side for everybody.", async (walk) => {
    const { page } = walk;
    const { items } = await (await page.request.get("/api/v1/innovation?what=now&step=test")).json();
    const place = `/sv/innovation/${items[0].project}`;
    await walk.signIn("anna");
    await walk.open(`${place}/experiments/new`, "the trial before it starts");
    for (const [label, words] of [["Vad heter försöket?", "Möte hemma"], ["Vad tror ni?", "Fler säger ja."], ["Hur mäter ni det?", "Andel ja."], ["Hur är det nu?", "Fyra av tio."], ["Hur går det till?", "Tio hushåll."], ["Vem kan ta skada?", "Ingen."], ["När avbryter ni?", "Vid otrygghet."]])
        await page.getByLabel(label).fill(words);
    await walk.follow(page.getByRole("button", { name: "Registrera och lås" }), "locked");
    const trial = new URL(page.url()).pathname;
    await page.getByText("Bjud in andra att göra samma försök").click();
    walk.expectStatus(422);
    await page.getByLabel("Vilka bjuder ni in?").fill("Granby kommun\nGranby komun");
    await walk.follow(page.getByRole("button", { name: "Skicka inbjudan" }), "a name that nobody knows");
    walk.expect(await page.getByLabel("Vilka bjuder ni in?").inputValue() === "Granby kommun\nGranby komun", "what was typed is lost");
    await page.getByLabel("Vilka bjuder ni in?").fill("Granby kommun");
    await walk.follow(page.getByRole("button", { name: "Skicka inbjudan" }), "invited");
    walk.expect((await inMain(walk)).includes("inbjuden, har inte svarat"), "the owner does not see who was invited");

    const letter = await letterTo(walk.data, "gustav@granby.example");
    walk.expect(letter.text.includes("Möte hemma") && letter.text.includes("tacka nej"), "the letter does not say what it asks");
    await walk.context.clearCookies();
    await walk.signIn("gustav");
    await walk.open(pathOf(letter), "the invitation");
    const site = new URL(page.url()).pathname;
    await page.getByLabel("Hur är det hos er nu?").fill("Tre av tio.");
    await page.getByLabel("Utgångsvärdet som en siffra").fill("30");
    await page.getByLabel("Enhet").fill("procent");
    await page.getByLabel("Börjar").fill("2026-04-01");
    await page.getByLabel("Slutar").fill("2026-05-01");
    await walk.follow(page.getByRole("button", { name: "Tacka ja och lås" }), "the site has locked its own");
    walk.expect((await letterTo(walk.data, "anna@sampelby.example")).text.includes("Granby kommun"), "the owner is not told");
    await page.getByText("Skriv in resultatet").click();
    await page.getByLabel("Det blev delvis som vi trodde").check();
    await page.getByLabel("Resultat", { exact: true }).fill("Fyra av tio.");
    await page.getByLabel("Värdet efteråt som en siffra").fill("40");
    await page.getByLabel("Hur många mättes?").fill("12");
    await page.getByLabel("Vad lärde ni er?").fill("Det tar tid.");
    await walk.follow(page.getByRole("button", { name: "Spara resultatet" }), "the site has ended");

    await walk.context.clearCookies();
    await walk.open(trial, "side by side, too few to say");
    walk.expect((await inMain(walk)).includes("för få platser"), "nothing is said of too few sites");
    await walk.open(site.replace("/sv/", "/nb/"), "the site in Norwegian");
    const made = (await (await page.request.get("/api/v1/innovation?what=went_on&step=implement")).json()).items[0].project;
    await walk.open(`/sv/innovation/${made}/experiments/1`, "four sites with a range");
    await walk.open(`/en/innovation/${made}/experiments/1`, "four sites in English");
    await walk.open("/sv/innovation/steps", "the steps with methods and barriers");
});
