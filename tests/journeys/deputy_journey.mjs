// A coordinator invites a deputy, who opens an account by the letter; somebody with an account gets a role; the last ones leave.
import { codeOf } from "../mail/authenticator.mjs";
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const email = "sara@sampelby.example", password = "sju gröna hattar på hyllan";

export default journey("A coordinator invites a deputy, who opens an account by letter and takes over when the coordinator leaves the role.", async (walk) => {
    const { page } = walk, main = page.getByRole("main");
    const says = async (text) => (await main.innerText()).includes(text);
    const invitation = () => letterTo(walk.data, email, (one) => /inbjuden/.test(one.subject));
    walk.expectStatus(422);
    walk.expectStatus(308);

    await walk.signIn("karin");
    await walk.open("/sv/organisations?name=Sampelby+kommun", "organisations");
    await walk.follow(main.getByRole("link", { name: "Sampelby kommun" }), "public page");
    await walk.follow(main.getByRole("link", { name: "Personer och roller" }), "people");
    walk.expect(await says("Anna Bidragare"), "Anna is not among the people");
    await walk.follow(main.getByRole("link", { name: "Bjud in någon" }), "invite");
    await main.getByLabel("E-postadress").fill(email);
    await walk.follow(main.getByRole("button", { name: "Skicka inbjudan" }), "no role chosen");
    walk.expect(await main.getByLabel("E-postadress").inputValue() === email, "the address that was typed is gone");
    await main.getByLabel(/Samordnare eller ersättare/).check();
    await walk.follow(main.getByRole("button", { name: "Skicka inbjudan" }), "invited");
    walk.expect(await says(email), "the invitation is not in the list");
    const people = new URL(page.url()).pathname, link = pathOf(await invitation());

    // The deputy's own browser.
    await walk.context.clearCookies();
    await walk.open(link, "invitation");
    walk.expect(await says("Karin Koordinator"), "the page does not say who invites");
    await main.getByLabel("Namn").fill("Sara Ställföreträdare");
    await main.getByLabel("Nytt lösenord").fill("kort");
    await walk.follow(main.getByRole("button", { name: "Tacka ja" }), "password too short");
    walk.expect(await main.getByLabel("Namn").inputValue() === "Sara Ställföreträdare", "the name that was typed is gone");
    await main.getByLabel("Nytt lösenord").fill(password);
    await walk.follow(main.getByRole("button", { name: "Tacka ja" }), "set up two steps");
    await main.getByLabel("Kod", { exact: true }).fill(codeOf((await main.locator("code").innerText()).trim()));
    await walk.follow(main.getByRole("button", { name: "Slå på två steg" }), "recovery codes");
    walk.expectStatus(410);
    await walk.open(link, "used link");

    // She answers for the organisation, and sees to it that Karin no longer does.
    await walk.open(people, "people as deputy");
    await walk.follow(main.getByRole("link", { name: "Karin Koordinator" }), "Karin");
    await walk.follow(main.getByRole("button", { name: "Avsluta rollen: Samordnare" }), "Karin's role ended");
    walk.expect(await main.getByRole("link", { name: "Karin Koordinator" }).count() === 0, "Karin is still there");
    await letterTo(walk.data, "karin@sampelby.example", (one) => /avslutad/.test(one.subject));
    await walk.follow(main.getByRole("link", { name: "Anna Bidragare" }), "Anna");
    await walk.follow(main.getByRole("button", { name: "Avsluta rollen: Medarbetare" }), "Anna's role ended");

    for (const [name, unit] of [["Siv Samordnare", "Nämnden för kultur och lärande"], ["Omar Omsorgschef", "Omsorgsnämnden"]]) {
        await walk.follow(main.getByRole("link", { name }), name);
        await walk.follow(main.getByRole("button", { name: `Avsluta rollen: Samordnare, ${unit}` }), `${name}'s role ended`);
    }

    // The last one cannot go by mistake, and the public page says that nobody is left.
    await walk.follow(main.getByRole("link", { name: "Sara Ställföreträdare" }), "oneself");
    await walk.follow(main.getByRole("button", { name: "Avsluta rollen: Samordnare" }), "asked whether it is meant");
    await main.getByLabel(/ska vara utan samordnare/).check();
    await walk.follow(main.getByRole("button", { name: "Avsluta rollen: Samordnare" }), "public page of a dormant organisation");
    walk.expect(await says("Vilande"), "the page does not say that the organisation is dormant");
});
