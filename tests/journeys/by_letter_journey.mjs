// Somebody without an account: in by a letter, with a password, a second step, a lost phone, a forgotten password and another address.
import { codeOf } from "../mail/authenticator.mjs";
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const email = "rut@sampelby.example", password = "tolv fula traktorer i rad", other = "sju gröna hattar på hyllan";

export default journey("A resident opens an account by letter, sets up a second step, loses the phone and the password, and changes address.", async (walk) => {
    const { page } = walk;
    const main = page.getByRole("main");
    const letter = (to, subject) => letterTo(walk.data, to, (one) => subject.test(one.subject));
    const signOut = async () => {
        const own = page.getByRole("banner").locator("details").filter({ hasText: "Rut" });
        await own.locator("summary").click();
        await walk.follow(own.getByRole("button", { name: "Logga ut" }), "signed out");
    };
    walk.expectStatus(422);

    await walk.open("/sv/sign-in", "sign in");
    await walk.follow(main.getByRole("link", { name: "Öppna ett konto" }), "ask to register");
    await main.getByLabel("E-postadress").fill("rut");
    await walk.follow(main.getByRole("button", { name: "Skicka brevet" }), "no address");
    walk.expect(await main.getByLabel("E-postadress").inputValue() === "rut", "what was typed is gone");
    await main.getByLabel("E-postadress").fill(email);
    await walk.follow(main.getByRole("button", { name: "Skicka brevet" }), "letter asked for");

    await walk.open(pathOf(await letter(email, /Öppna/)), "register");
    await main.getByLabel("Namn").fill("Rut Roterande");
    await main.getByLabel("Nytt lösenord").fill("kort");
    await walk.follow(main.getByRole("button", { name: "Öppna kontot" }), "password too short");
    walk.expect(await main.getByLabel("Namn").inputValue() === "Rut Roterande", "the name that was typed is gone");
    await main.getByLabel("Nytt lösenord").fill(password);
    await walk.follow(main.getByRole("button", { name: "Öppna kontot" }), "own page");
    walk.expect((await main.innerText()).includes(email), "the page does not name the address");

    await walk.follow(main.getByRole("link", { name: "Inloggning i två steg" }), "second step");
    const key = (await main.locator("code").innerText()).trim();
    await main.getByLabel("Kod", { exact: true }).fill("000000");
    await walk.follow(main.getByRole("button", { name: "Slå på två steg" }), "wrong code");
    const newKey = (await main.locator("code").innerText()).trim();
    walk.expect(newKey !== key, "the key is the same");
    await main.getByLabel("Kod", { exact: true }).fill(codeOf(newKey));
    await walk.follow(main.getByRole("button", { name: "Slå på två steg" }), "recovery codes");
    const codes = await main.locator("code").allInnerTexts();
    walk.expect(codes.length === 10, `there are ${codes.length} codes`);
    await walk.follow(main.getByRole("link", { name: "gå vidare" }), "own page with two steps");
    await letter(email, /två steg är på/);
    await signOut();

    await main.getByLabel("E-postadress").fill(email);
    await main.getByLabel("Lösenord").fill(password);
    await walk.follow(main.getByRole("button", { name: "Logga in" }), "code asked for");
    await main.getByLabel("Kod", { exact: true }).fill(codeOf(newKey, 1));
    await walk.follow(main.getByRole("button", { name: "Logga in" }), "in by code");
    await signOut();

    // The phone is lost, and so is the password.
    await walk.follow(main.getByRole("link", { name: "Jag har glömt lösenordet" }), "forgotten");
    await main.getByLabel("E-postadress").fill(email);
    await walk.follow(main.getByRole("button", { name: "Skicka länken" }), "letter for a password");
    await walk.open(pathOf(await letter(email, /nytt lösenord/)), "choose a password");
    await main.getByLabel("Nytt lösenord").fill(other);
    await walk.follow(main.getByRole("button", { name: "Spara lösenordet" }), "code asked for again");
    await main.getByLabel("Kod", { exact: true }).fill(codes[2].toUpperCase());
    await walk.follow(main.getByRole("button", { name: "Logga in" }), "in by recovery code");

    await walk.open("/sv/account/email", "change address");
    await main.getByLabel("Ny e-postadress").fill("rut.roterande@sampelby.example");
    await walk.follow(main.getByRole("button", { name: "Skicka brevet" }), "address asked for");
    await walk.open(pathOf(await letter("rut.roterande@sampelby.example", /Bekräfta/)), "confirm the address");
    await walk.follow(main.getByRole("button", { name: "Byt adress" }), "address changed");
    walk.expect((await main.innerText()).includes("rut.roterande@sampelby.example"), "the page does not name the new address");
    await letter(email, /är bytt/);
});
