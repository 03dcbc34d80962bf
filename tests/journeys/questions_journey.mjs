// Anna asks whether anybody has done it; Gustav answers from the letter, without an account; Karin sums up; the next who wonders finds it.
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");

export default journey("Before a question is sent, what others asked and answered is shown; it is answered from a letter, summed up, and found by the next who wonders.", async (walk) => {
    const { page } = walk;
    for (const [language, title] of [["sv", "Har någon gjort …?"], ["en", "Has anyone done …?"], ["nb", "Har noen gjort …?"]]) {
        await walk.open(`/${language}/questions`, `questions in ${language}`);
        walk.expect((await page.getByRole("heading", { level: 1 }).innerText()) === title, `the list is not called "${title}"`);
        await walk.follow(inMain(walk).getByRole("link", { name: /byta möbler/ }), `a question in ${language}`);
    }
    await walk.open("/sv/questions?kind=partner", "no question of a kind");

    await walk.signIn("anna");
    await walk.open("/sv/questions", "questions");
    await walk.follow(inMain(walk).getByRole("link", { name: "Ställ en fråga" }), "the form");
    walk.expectStatus(422);
    await walk.follow(page.getByRole("button", { name: "Se vad som redan finns" }), "what is missing");
    await page.getByLabel("Din fråga i en mening").fill("Har någon ett gemensamt lager för skolornas möbler?");
    await page.getByLabel("Berätta mer").fill("Vi undrar vem som kör.\n\nOch vem som lagar.");
    await walk.follow(page.getByRole("button", { name: "Se vad som redan finns" }), "what is there already");
    const before = await inMain(walk).innerText();
    walk.expect(before.includes("byta möbler") && before.includes("2 svar, sammanfattad"), "the earlier question is not offered");
    await walk.follow(page.getByRole("button", { name: "Ändra" }), "the form with what was typed");
    await page.getByLabel("Din fråga i en mening").fill("Har någon en buss som kör skolmöbler?");
    await walk.follow(page.getByRole("button", { name: "Se vad som redan finns" }), "looked at again");
    await walk.follow(page.getByRole("button", { name: "Skicka frågan" }), "asked");
    const place = new URL(page.url()).pathname;

    const letter = await letterTo(walk.data, "gustav@granby.example", ({ subject }) => subject.includes("skolmöbler"));
    for (const said of ["Vi undrar vem som kör.", "inget konto", "Svara direkt på det här brevet"])
        walk.expect(letter.text.includes(said), `the letter does not say "${said}"`);
    await walk.context.clearCookies();
    await walk.open(pathOf(letter), "the question from the letter");
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "an empty answer");
    await page.getByLabel("Ert svar").fill("Ja, bussen till badet kör tomma turer på förmiddagen.");
    await page.getByLabel("Ditt namn").fill("Gustav Granberg");
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "answered");
    walk.expectStatus(410);
    await walk.open(pathOf(letter), "the link is used");

    await walk.signIn("karin");
    await walk.open("/sv/questions/waiting", "what waits");
    await walk.follow(inMain(walk).getByRole("link", { name: /skolmöbler/ }), "the question with its answer");
    walk.expect((await inMain(walk).innerText()).includes("tomma turer"), "the answer is not there");
    await page.getByText("Sammanfatta och avsluta").click();
    await page.getByLabel("Sammanfattning").fill("Badbussen i Granby kör möbler på tomma turer.");
    await walk.follow(page.getByRole("button", { name: "Spara och avsluta frågan" }), "summed up");
    await letterTo(walk.data, "gustav@granby.example", ({ subject }) => subject.startsWith("Frågan är besvarad"));
    await walk.open("/sv/questions/networks", "networks");

    await walk.context.clearCookies();
    await walk.open(place, "as everybody reads it");
    const found = await page.request.get("/sv/search.json?q=badbussen");
    walk.expect((await found.text()).includes("skolm"), "the summary is not found by search");
    await walk.open("/sv/search?q=badbussen", "found by search");
});
