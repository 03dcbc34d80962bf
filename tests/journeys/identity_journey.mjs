// A coordinator connects the municipality's own sign-in, and a resident comes in by it, in each language.
import { HostileProvider } from "../identity/hostile_provider.mjs";
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

export default journey("A resident signs in by the municipality's own service, which a coordinator has connected, and confirms the address by letter.", async (walk) => {
    const { page } = walk, main = page.getByRole("main"), says = async (text) => (await main.innerText()).includes(text);
    const service = await HostileProvider.start({ subject: "resident-1", said: { name: "Rut Boende", email: "rut@sampelby.example" } });
    try {
        walk.expectHost(service.issuer);
        walk.expectStatus(302);
        await walk.signIn("karin");
        await walk.open("/sv/organisations?name=Sampelby+kommun", "organisations");
        await walk.follow(main.getByRole("link", { name: "Sampelby kommun" }), "public page");
        await walk.follow(main.getByRole("link", { name: "Personer och roller" }), "people");
        await walk.follow(main.getByRole("link", { name: "Inloggningstjänster och tillitsnivåer" }), "no service yet");
        await walk.follow(main.getByRole("link", { name: "Anslut en inloggningstjänst" }), "new service");
        walk.expectStatus(422);
        await main.getByLabel("Utfärdare").fill("sampelby");
        await walk.follow(main.getByRole("button", { name: "Anslut tjänsten" }), "mistakes");
        walk.expect(await says("Skriv hela adressen till utfärdaren"), "the mistake is not told");
        for (const [label, value] of [["Namn på svenska", "Sampelby-ID"], ["Namn på engelska", "Sampelby ID"], ["Namn på norska", "Sampelby-ID"], ["Utfärdare", service.issuer], ["Klientens id", "samverk"], ["Klientens hemlighet", "en-hemlighet-for-samverk"]])
            await main.getByLabel(label).fill(value);
        await main.getByLabel("Alla som kan logga in hos leverantören").check();
        await walk.follow(main.getByRole("button", { name: "Anslut tjänsten" }), "connected");
        await walk.follow(main.getByRole("button", { name: "Pröva tjänsten" }), "tried");
        walk.expect(await says("en nyckel som vi kan använda"), "the page does not say that the service works");

        await walk.context.clearCookies();
        for (const [language, button] of [["nb", "Logg inn med Sampelby-ID"], ["en", "Sign in with Sampelby ID"], ["sv", "Logga in med Sampelby-ID"]]) {
            await walk.open(`/${language}/sign-in`, `sign in, ${language}`);
            await walk.follow(main.getByRole("link", { name: button }), `in, ${language}`);
            walk.expect(new URL(page.url()).pathname.startsWith(`/${language}`), `the way back led to ${page.url()}`);
            if (language === "nb") walk.expect(await says("Velkommen!"), "who comes the first time is not welcomed");
            await walk.open(`/${language}/account/ways-in`, `ways in, ${language}`);
            if (language !== "sv") await walk.context.clearCookies();
        }
        await walk.open(pathOf(await letterTo(walk.data, "rut@sampelby.example")), "address by letter");
        await walk.follow(main.getByRole("button").first(), "address confirmed");
        await walk.open("/sv/account/ways-in", "ways in with an address");
        walk.expect(await says("rut@sampelby.example"), "the address is not among the ways in");

        await walk.context.clearCookies();
        walk.expectStatus(502);
        service.said = { aud: "somebody-else" };
        await walk.open("/sv/sign-in", "sign in once more");
        await walk.follow(main.getByRole("link", { name: "Logga in med Sampelby-ID" }), "not believed");
        walk.expect(await says("Vi litar inte på svaret"), "a token for somebody else was believed");
    } finally {
        await service.stop();
    }
});
