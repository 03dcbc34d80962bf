// A workshop is written down on a telephone and as a list; what came has its origin, and is undone. Small money is applied for and decided.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");

/// A link to sign in works once: whoever comes back has their cookies again.
async function as(walk, kept, who) {
    await walk.context.clearCookies();
    if (kept[who]) await walk.context.addCookies(kept[who]);
    else await walk.signIn(who);
    kept[who] = await walk.context.cookies();
}

export default journey("What is said at a workshop is written down one by one and as a list, looked at first, sent once, and found with its origin; small money is applied for, decided and accounted for.", async (walk) => {
    const { page } = walk, kept = {};
    await walk.signIn("anna");
    await walk.open("/sv/captures/new", "an occasion to tell of");
    await page.getByLabel("Vad hette det?").fill("Framtidsverkstad i skolan");
    await page.getByLabel("I skolan").check();
    await walk.follow(page.getByRole("button", { name: "Börja" }), "the occasion, empty");
    const place = new URL(page.url()).pathname;

    await walk.follow(page.getByRole("link", { name: "Skriv en i taget" }), "one field");
    for (const words of ["Skolgården saknar skugga", "Matsalen är för högljudd"]) {
        await page.getByLabel("Vad sägs?").fill(words);
        await walk.follow(page.getByRole("button", { name: "Skicka och ta nästa" }), `told: ${words}`);
    }
    // A double tap, or an answer that was lost: the same form comes twice.
    const form = { form_token: await page.locator("main input[name=form_token]").first().getAttribute("value"), key: await page.locator("main input[name=key]").getAttribute("value"), kind: "need", words: "Cykelstället är fullt" };
    const send = () => page.request.post(`${place}/one`, { form, maxRedirects: 0, headers: { Origin: new URL(page.url()).origin, "Sec-Fetch-Site": "same-origin" } });
    const both = (await Promise.all([send(), send()])).map((reply) => reply.headers().location);
    walk.expect(both.filter((to) => to?.includes("done=told")).length === 1 && both.filter((to) => to?.includes("done=again")).length === 1, `two at once led to ${both}`);

    await walk.open(`${place}/list`, "many at once");
    await page.getByLabel("Listan").fill("Från tavlan:\n- Skolgården saknar skugga\n- Läxhjälp på kvällen\n- läxhjälp på KVÄLLEN!\n1) Fler bänkar");
    await walk.follow(page.getByRole("button", { name: "Titta först" }), "the list before it is sent");
    const looked = await inMain(walk).innerText();
    for (const said of ["Det finns redan:", "Samma står på rad 3.", "Fler bänkar"]) walk.expect(looked.includes(said), `the look does not say "${said}"`);
    await walk.follow(page.getByRole("button", { name: "Ändra listan" }), "back to the list");
    walk.expect((await page.getByLabel("Listan").inputValue()).includes("Läxhjälp på kvällen"), "the list is lost");
    await walk.follow(page.getByRole("button", { name: "Titta först" }), "looked at again");
    await walk.follow(page.getByRole("button", { name: "Skicka de markerade" }), "sent");
    walk.expect((await inMain(walk).innerText()).includes("Läxhjälp på kvällen"), "the list did not arrive");

    await walk.follow(inMain(walk).getByRole("link", { name: "Läxhjälp på kvällen" }), "one with its origin");
    walk.expect((await inMain(walk).innerText()).includes("Inlämnad vid Framtidsverkstad i skolan"), "the origin is not told");
    await walk.open(place, "the occasion");
    await walk.follow(page.getByRole("button", { name: /^Skriv ut lappar med koder/ }).first(), "slips");
    walk.expect(/\w{4}-\w{4}-\w{4}-\w{4}/.test(await inMain(walk).innerText()), "there is no code");
    await walk.open(place, "the occasion again");
    await walk.follow(page.getByRole("button", { name: /^Ångra hela/ }).first(), "undone");

    await as(walk, kept, "karin");
    await walk.open("/sv/funds/new", "a pot to be");
    await page.getByLabel("Vad heter potten?").fill("Idéslussen på biblioteket");
    await page.getByLabel("Potten", { exact: true }).fill("30 000");
    await page.getByLabel("Högst till en ansökan").fill("20 000");
    await page.getByLabel("Stänger").fill("2099-12-31");
    await page.getByLabel("Vad är pengarna till för?").fill("Att pröva något nytt på biblioteket.");
    await page.getByLabel("Vem beslutar?").fill("bibliotekschefen");
    await walk.follow(page.getByRole("button", { name: "Lägg till potten" }), "the pot");
    const fund = new URL(page.url()).pathname;
    await as(walk, kept, "maja");
    await walk.open(fund, "the pot as a resident sees it");
    await walk.follow(inMain(walk).getByRole("link", { name: "Sök pengar" }), "applying");
    await page.getByLabel("Vad ska ni pröva?").fill("Tre slagborrar att låna");
    await page.getByLabel("Vad behövs pengarna till").fill("Den som bor i lägenhet slipper köpa.");
    await page.getByLabel("Hur mycket?").fill("12 500");
    await page.getByLabel("När är det gjort?").fill("2099-06-01");
    await page.getByLabel("Vilka gör det?").fill("Stadsbibliotekets vänner");
    await walk.follow(page.getByRole("button", { name: "Skicka ansökan" }), "applied");
    const application = new URL(page.url()).pathname;
    await as(walk, kept, "karin");
    await walk.open(application, "the application on the desk");
    await page.getByLabel("Bevilja", { exact: true }).check();
    await page.getByLabel("Skäl").fill("Billigt och lätt att pröva.");
    await page.getByLabel("Punkt i delegationsordningen").fill("4.2");
    await page.getByLabel("Beslutsdag").fill("2025-01-02");
    await walk.follow(page.getByRole("button", { name: "Skriv in beslutet" }), "decided");
    await as(walk, kept, "maja");
    await walk.open(application, "what was granted");
    await page.getByLabel("Hur mycket användes?").fill("9 000");
    await page.getByLabel("Vad kom ut av det?").fill("Tre slagborrar, alltid utlånade på lördagar.");
    await page.getByLabel("Vad lärde ni er?").fill("Två hade räckt.");
    await walk.follow(page.getByRole("button", { name: "Lämna redovisningen" }), "accounted for");
    await walk.open(fund, "the pot afterwards");
    walk.expect(/21\s000/.test(await inMain(walk).innerText()), "what was not used is not back");
});
