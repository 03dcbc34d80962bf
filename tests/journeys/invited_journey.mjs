// Invited with an account already, and invited and not wanting to.
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

export default journey("Somebody with an account accepts a role by letter, another declines, and a third invitation is taken back.", async (walk) => {
    const { page } = walk, main = page.getByRole("main"), says = async (text) => (await main.innerText()).includes(text);
    const linkTo = async (email) => pathOf(await letterTo(walk.data, email, (one) => /inbjuden/.test(one.subject)));
    const invite = async (email) => {
        await walk.follow(main.getByRole("link", { name: "Bjud in någon" }), `invite ${email}`);
        await main.getByLabel("E-postadress").fill(email);
        await main.getByLabel(/^Medarbetare:/).check();
        await walk.follow(main.getByRole("button", { name: "Skicka inbjudan" }), `${email} is invited`);
    };
    await walk.signIn("karin");
    await walk.open("/sv/organisations?name=Sampelby+kommun", "organisations");
    await walk.follow(main.getByRole("link", { name: "Sampelby kommun" }), "public page");
    await walk.follow(main.getByRole("link", { name: "Personer och roller" }), "people");
    for (const email of ["maja@example.org", "nils@sampelby.example", "fel@sampelby.example"]) await invite(email);
    walk.expectStatus(410);
    const mistaken = await linkTo("fel@sampelby.example");
    await walk.follow(main.getByRole("button", { name: "Dra tillbaka: fel@sampelby.example" }), "taken back");
    walk.expect(!await says("fel@sampelby.example"), "the invitation is still there");
    await walk.open(mistaken, "link that was taken back");

    await walk.context.clearCookies();
    await walk.open(await linkTo("maja@example.org"), "invitation to an account");
    walk.expect(await says("Rollen läggs till kontot"), "the page does not say that the account gets the role");
    walk.expect(await main.getByLabel("Nytt lösenord").count() === 0, "a password is asked for though there is an account");
    await walk.follow(main.getByRole("button", { name: "Tacka ja" }), "sign in with the role");
    walk.expect(await says("rollen är din"), "the page does not say what has happened");

    const declined = await linkTo("nils@sampelby.example");
    await walk.open(declined, "invitation not wanted");
    await walk.follow(main.getByRole("button", { name: "Tacka nej" }), "declined");
    walk.expect(await says("din adress är inte sparad"), "the page does not say what becomes of the address");
    await walk.open(declined, "declined link");
});
