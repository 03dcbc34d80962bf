// Sample values for the prototype's pages. What is invented belongs to Sampelby and its neighbours.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { card, cell, choice, days, event, fact, field, group, head, link, list, markup, meta, notice, optional, snippet, source, step, table, tag, value, way } from "./values.mjs";

const menuOf = (here) => ["Kunskapsbank", "Inspel", "Hinder", "Dialog", "Lärande", "Program"].map((name) => ({ name, url: name === "Kunskapsbank" ? "/search" : "/menu", current: name === here }));

const layout = {
  site_name: "Samverk",
  page_unlisted: false,
  ...optional({ page_description: "", page_url: "" }),
  has_json_ld: false,
  feeds: [],
  language: { code: "sv" },
  languages: [["sv", "Svenska"], ["en", "English"], ["nb", "Norsk"]].map(([code, name]) => ({ code, name, url: `/${code}`, current: code === "sv" })),
  home_url: "/front", menu_url: "/menu", sign_in_url: "/form",
  menu: menuOf("Kunskapsbank"),
  municipality: { name: "", url: "/menu", is_chosen: false },
  member: false,
  notices: [],
  uses_charts: false, uses_map: false,
  footer: [["Öppna data", "/table"], ["Så räknar vi", "/menu"], ["Tillgänglighet", "/menu"], ["Anmäl ett innehåll", "/form"], ["Personuppgifter och kakor", "/menu"], ["Programmets licenser", "/menu"]].map(([name, url]) => ({ name, url })),
  form_token_value: "exempel",
};
const signedIn = { member: { name: "Anna Exempel", url: "/menu", links: [{ name: "Mina utkast", url: "/form" }, { name: "Läs in projekt", url: "/import" }], sign_out_url: "/front" }, municipality: { name: "Sampelby", url: "/menu", is_chosen: true } };

const search = (words = "") => ({ search_url: "/search", suggest_url: "/suggestions", words, kept: [] });
const crumbs = (...names) => names.map((crumb_name) => ({ crumb_name, crumb_url: "/search" }));

const goals = [[11, "Hållbara städer och samhällen"], [1, "Ingen fattigdom"], [10, "Minskad ojämlikhet"]].map(([number, goal_name]) => ({ number, goal_name, goal_url: "/search" }));

const boras = card({ title: "Innovationsplattform Borås", text: "En långsiktig och öppen plattform som ökar stadens förmåga att lösa sammansatta hållbarhetsutmaningar tillsammans med akademi, näringsliv och civilsamhälle.", meta: ["Borås Stad", "2016–2019", "6,85 mnkr från Vinnova"] });
const innocities = card({ title: "InnoCities – smart och hållbar samhällsutveckling", text: "Ett norskt innovationsprogram anpassas till Sverige, för kommuner, hamnar och energibolag.", meta: ["Mälardalens universitet", "2021–2023"] });
const shared = card({ title: "Delat boende i Sampelby", url: "/case", text: "Unga vuxna som söker sin första bostad och äldre som har rum över delar hem, med stöd av kommunen de första månaderna.", lesson: "Matchningen fungerade först när en person i linjen fick ansvar för den.", meta: ["Sampelby kommun", "infört 2025"], tags: [tag("används i 4 kommuner", "good"), tag("redo att återanvända", "good")] });

const waiting = [
  { days: days(143, true), url: "/project", text: "Särkravsförbudet i plan- och bygglagen begränsar klimatkrav", meta: meta("7 kommuner", "skickat till Exempelverket, utlovat svar passerat") },
  { days: days(21), url: "/project", text: "Sekretess mellan nämnder stoppar gemensam lägesbild", meta: meta("12 kommuner", "skickat till Exempeldepartementet") },
];

const position = {
  position_text: "Steg 3 av 5: prövas.",
  steps: [step("Behov", "done", "Sampelby, 2023", "/project"), step("Idé", "done", "12 stödde den", "/project"), step("Projekt", "now", "prövas sedan mars 2024"), step("Infört", "ahead", "beslut väntas i höst"), step("Används av andra", "ahead", "3 är intresserade")],
};

const facetGroups = [
  group("Typ", "typ", [["Projekt", 38, true], ["Lärande exempel", 9], ["Behov och idéer", 12], ["Hinder", 4], ["Frågor", 6]]),
  group("Kommun", "kommun", [["Kommuner som min", 11], ["Stockholm", 8], ["Umeå", 5, true], ["Lund", 4]], { more: { more_text: "Visa alla 23 kommuner", more_url: "/menu" } }),
  group("Status", "status", [["Prövas", 9], ["Infört", 11], ["Används i fler kommuner", 6], ["Avslutat", 12]]),
  group("År", "ar", [], { range: { from_id: "ar-fran", from_name: "fran", from_value: "2015", to_id: "ar-till", to_name: "till", to_value: "" } }),
  group("Globala mål", "mal", [["11 Hållbara städer och samhällen", 14], ["3 God hälsa och välbefinnande", 9], ["13 Bekämpa klimatförändringarna", 7]], { more: { more_text: "Visa alla 17 mål", more_url: "/menu" } }),
  group("Har", "har", [["lärdomar", 17], ["redo att återanvända", 5], ["en kommun som deltar", 31]]),
];
const facets = { facets: { facets_url: "/search", chosen_text: "Begränsa (2 val)", kept: [{ kept_name: "q", kept_value: "bostadsbrist unga" }], groups: facetGroups } };
const chosen = { ...list("chosen", ["Projekt", "Umeå"].map((chosen_text) => ({ chosen_text, remove_url: "/search" }))), clear_url: "/search" };
const result = (here) => ({
  result: {
    count_text: "38 projekt",
    views: [["Lista", "list", "/search"], ["Karta", "map", "/map"], ["Tabell", "table", "/table"]].map(([view_text, view_icon, view_url]) => ({ view_text, view_icon, view_url, is_current: view_icon === here })),
    sort_text: "mest relevant",
    sorts: ["senast ändrat", "störst finansiering", "titel"].map((sort_text) => ({ sort_text, sort_url: "/search" })),
    downloads: ["CSV", "Excel", "JSON", "Atom-flöde"].map((download_text) => ({ download_text, download_url: "/table" })),
  },
  pager: { position_text: "1–20 av 38", ...optional({ previous_url: "", next_url: "/search" }) },
});
const searching = (here, words = "bostadsbrist unga") => ({ ...layout, page_title: `${words} – sök`, search: search(words), ...optional({ did_you_mean: "" }), ...facets, ...chosen, ...result(here) });

const register = (file) => readFileSync(join(import.meta.dirname, "../../registers", file), "utf8").split("\n").filter((line) => line && !line.startsWith("#")).slice(1).map((line) => line.split(","));
/** As many projects everywhere as a sum of digits happens to give: enough to see the map. */
const counted = (number) => String(number % 9 ? (number * 7) % 23 : 0);
const places = (rows) => rows.map(([country, code, place_name], i) => ({ place_code: `${country}-${code}`, place_name, place_url: "/search", place_count: code === "0180" ? "61" : counted(Number(code) + i) })).filter(({ place_count }) => place_count !== "0").sort((a, b) => b.place_count - a.place_count);
const municipalities = places([...register("municipalities_se.csv").map(([code, , name]) => ["SE", code, name]), ...register("municipalities_no.csv").map(([code, , name]) => ["NO", code, name])]);
const counties = places(register("counties.csv").map(([country, code, name]) => [country, code, name]));

const text = (...paragraphs) => paragraphs.map((paragraph) => (paragraph.startsWith("## ") ? `<h2>${paragraph.slice(3)}</h2>` : paragraph.startsWith("<") ? paragraph : `<p>${paragraph}</p>`)).join("\n");

export const page = layout;

export const samples = {
  front: {
    ...layout, menu: menuOf(""), page_title: "Start", search: search(),
    hero_lines: meta("Någon har redan börjat.", "Bygg vidare härifrån."),
    hero_text: "Sök bland kommunernas innovationsprojekt, berätta om ett behov, eller se vad som hände med idén du lämnade.",
    doors: [link("Berätta om ett behov", "/form"), link("Följ ditt inspel med kod", "/form"), link("Fråga kommunerna", "/form")],
    thread: { steps: [["1 204", "behov"], ["3 418", "idéer"], ["962", "projekt"], ["317", "införda"], ["143", "kommuner använder andras"]].map(([figure, step_name]) => ({ figure, step_name, step_url: "/search" })) },
    cards: [boras, innocities], cases: [shared], waiting,
  },
  search: {
    ...searching("list"),
    notes: [notice("Vi söker även på bostadsförsörjning och ungdomsbostäder, och på engelska och norska.", "info", { action_text: "Sök bara på mina ord", action_url: "/search" })],
    cards: [
      card({ title: "Innovationsplattform Hållbara Stockholm", snippet: snippet("… Fokus är på utmaningar inom *bostadsförsörjning* och digitaliseringsmöjligheter kopplat till exploateringsprocessen …"), meta: ["Stockholms stad", "2016–2019", "6,85 mnkr från Vinnova"] }),
      card({ title: "Lätt att bo kvar i Granby", snippet: snippet("… *unga* vuxna och äldre delar *bostäder* som annars stod tomma …"), meta: ["Granby kommun", "infört 2025"], tags: [tag("används i 4 kommuner", "good")] }),
      card({ title: "Unge i boligmarkedet", language: { code: "nb", name: "norska" }, snippet: snippet("… nye boligformer for *unge* i distriktskommuner …"), meta: ["Fjordvik kommune", "2022–2024"] }),
    ],
    cases: [{ ...shared, ...optional({ card_text: "" }), ...list("snippet", snippet("… hyra ut ett rum till någon som är *ung* och söker sin första *bostad* …")) }],
  },
  map: { ...searching("map"), uses_map: true, map: { map_title: "Projekt på kartan", count_name: "Projekt", municipalities, counties } },
  table: {
    ...searching("table"),
    tables: [table("Projekt som passar dina val", [head("Projekt", { sort: "/table", order: "up" }), head("Organisation", { sort: "/table" }), head("Projekttid", { sort: "/table" }), head("Finansiering, kr", { number: true, sort: "/table" }), head("Status")], [
      ["Delat boende i Sampelby", "Sampelby kommun", "2024-02 – 2026-08", "1 250 000", "prövas"],
      ["Innovationsplattform Borås", "Borås Stad", "2016-02 – 2019-08", "6 850 000", "avslutat enligt slutdatum"],
      ["Innovationsplattform Hållbara Stockholm", "Stockholms stad", "2016-01 – 2019-08", "6 850 000", "avslutat enligt slutdatum"],
      ["Lätt att bo kvar i Granby", "Granby kommun", "2022-09 – 2025-03", "480 000", "infört"],
    ].map(([title, owner, time, money, status]) => [cell(title, { url: "/project", head: true }), cell(owner, { url: "/organisation" }), cell(time), cell(money, { number: true }), cell(status)]))],
  },
  empty: {
    ...searching("list", "drönare i biblioteket"),
    empty: { empty_title: "Inget projekt passar alla dina val", ...optional({ empty_text: "Ta bort ett val i taget, så ser du vad som finns. Eller fråga: kanske har någon gjort det utan att ha skrivit om det än." }), ways: [way("Sök i alla kommuner", "i stället för bara Umeå: 4 träffar"), way("Sök efter drönare", "utan biblioteket: 11 träffar"), way("Fråga kommunerna om någon har gjort det här", undefined, "/form")] },
  },
  project: {
    ...layout, ...signedIn, page_title: "Delat boende i Sampelby", title_text: "Delat boende i Sampelby", breadcrumbs: crumbs("Kunskapsbank", "Sampelby kommun"),
    notices: [notice("Du följer nu projektet. Vi hör av oss när något händer.", "done")],
    thread: position, waiting: [{ days: days(43), url: "/project", text: "Reglerna för inneboende och bostadsbidrag drar åt olika håll", meta: meta("systemhinder", "delas av 9 kommuner", "skickat för 43 dagar sedan, inget svar registrerat") }],
    lead: "Unga vuxna som söker sin första bostad och äldre som har rum över delar hem, med stöd av kommunen de första månaderna.",
    story_html: markup(text("## Varför vi började", "Över tvåhundra unga i Sampelby bor kvar hemma mot sin vilja, samtidigt som många äldre bor ensamma i hus med tomma rum. Båda grupperna sa samma sak i dialogen hösten 2023: det svåra är inte rummet, det är att våga.", "## Vad vi lärt oss", "Matchningen tog längre tid än väntat. Den fungerade först när en person i linjen fick ansvar för den.", "<ul><li>En provperiod på tre månader gör det lätt att tacka ja.</li><li>Hyresgästföreningens avtal gick att använda nästan som det var.</li><li>Två av elva par avbröt, båda i god sämja.</li></ul>", "## Ta efter", "Fast kärna: provperioden och kontaktpersonen. Anpassa: vem som hyr ut och hur länge stödet varar.")),
    events: [event("mars 2026", "Delrapport till socialnämnden", "now", "/project"), event("mars 2024", "Projektet startade", undefined, "/project"), event("februari 2024", "Beviljat 800 000 kr"), event("oktober 2023", "Behovet kom in från Ungdomsrådet i Sampelby", undefined, "/project")],
    ...list("goals", goals),
    facts: [fact("Status", value("prövas")), fact("Koordinator", value("Sampelby kommun", undefined, "/organisation")), fact("Behovsägare", value("Socialnämnden")), fact("Projekttid", value("feb 2024 – aug 2026", "142 dagar kvar")), fact("Finansiering", value("1 250 000 kr", "bidrag 800 000, egen insats 450 000")), fact("Partner", value("Sampelbyhus AB", "bolag", "/organisation"), value("Granby högskola", "akademi", "/organisation"), value("Hyresgästföreningen i Sampelby", "civilsamhälle", "/organisation")), fact("Kontakt", value("innovation@sampelby.example", undefined, "mailto:innovation@sampelby.example")), fact("Diarienummer", value("SN 2024/00017", "eget"))],
    source: source("Varje uppgift har sin källa. Visa källor och historik.", "/project", "Inte granskat av finansiärens redaktörer."),
    share: { page_address: "https://samverk.example/sv/projects/01jd/delat-boende", ...optional({ cite_text: "Sampelby kommun (2026). Delat boende i Sampelby. Samverk, version 7, läst 22 november 2026.", data_url: "/table" }) },
    cards: [boras, innocities],
  },
  case: {
    ...layout, page_title: "Delat boende", title_text: "Att dela hem över generationer", breadcrumbs: crumbs("Kunskapsbank", "Lärande exempel"), thread: { ...position, position_text: "Steg 5 av 5: används av andra.", steps: [step("Behov", "done", "Sampelby, 2023", "/project"), step("Idé", "done", "12 stödde den", "/project"), step("Projekt", "done", "2024–2025", "/project"), step("Infört", "done", "mars 2025", "/project"), step("Används av andra", "now", "i 4 kommuner", "/project")] },
    lead: "Hur en medelstor kommun fick elva par att dela hem på ett år, och vad som krävdes av linjen.",
    story_html: markup(text("## Kort sagt", "En samordnare på biståndsenheten matchar unga som söker bostad med äldre som har rum över. Kommunen står för en provperiod och en kontaktperson, paren sköter resten.", "## Det som gick fel", "Vi började med en digital tjänst. Ingen använde den. Det var först när Berit på biståndsenheten började ringa runt som det hände något.", "## Det här är fast", "<ul><li>tre månaders provperiod utan uppsägningstid</li><li>en namngiven kontaktperson som går att ringa</li></ul>", "## Det här kan ni ändra", "<ul><li>vilka som kan vara värdar</li><li>hur länge stödet varar</li></ul>", "## Gör det inte om", "… ni saknar någon i linjen som har tid att ringa. Då blir det en webbplats till.", "## Så köper ni det", "Inget behöver upphandlas. Räkna med en fjärdedels tjänst och 60 000 kr om året.")),
    ...list("tags", [tag("redo att återanvända", "good"), tag("används i 4 kommuner", "good")]), ...list("goals", goals.slice(0, 2)),
    facts: [fact("Kommun", value("Sampelby", "21 400 invånare", "/organisation")), fact("Kostnad", value("60 000–90 000 kr per år")), fact("Används i", value("Granby", undefined, "/organisation"), value("Nordvik", undefined, "/organisation"), value("Ängslunda", undefined, "/organisation"), value("Fjordvik", "Norge", "/organisation")), fact("Hjälper gärna", value("Berit Påhittad", "biståndsenheten"))],
    source: source("Version 4, granskad av Sampelby kommun 12 maj 2026. Jämför versioner.", "/project"),
  },
  organisation: {
    ...layout, uses_charts: true, page_title: "Sampelby kommun", title_text: "Sampelby kommun", breadcrumbs: crumbs("Organisationer", "Exempellän"), lead: "21 400 invånare i Exempellän. Pendlingskommun nära mindre stad.",
    figures: [["14", "projekt"], ["6", "införda"], ["4", "används av andra"], ["23", "partner"]].map(([figure, figure_name]) => ({ figure, figure_name, figure_url: "/search" })),
    cards: [shared, boras].map((one) => ({ ...one, ...list("tags", one.tags) })),
    charts: [
      { chart: { chart_title: "Projekt som pågick, per år", is_line: true, key_name: "År", columns: [{ column_name: "Koordinerar" }, { column_name: "Partner i" }], rows: [2019, 2020, 2021, 2022, 2023, 2024, 2025].map((year, i) => ({ row_name: year, cells: [[1, 1, 2, 4, 5, 7, 6][i], [2, 3, 3, 5, 8, 9, 11][i]].map((cell_value) => ({ cell_text: cell_value, cell_value })) })), source: source("Räknat på projekt med start- och slutdatum.", "/table") } },
      { chart: { chart_title: "Arbetar mest med", is_line: false, key_name: "Partner", columns: [{ column_name: "Gemensamma projekt" }], rows: [["Granby högskola", 7], ["Sampelbyhus AB", 5], ["Nordviks kommun", 4], ["Hyresgästföreningen i Sampelby", 2]].map(([row_name, cell_value]) => ({ row_name, cells: [{ cell_text: cell_value, cell_value }] })), source: false } },
    ],
    ...list("goals", []),
    facts: [fact("Typ", value("kommun", "kod 9901")), fact("Län", value("Exempellän", undefined, "/search")), fact("Kommungrupp", value("Pendlingskommun nära mindre stad", undefined, "/search")), fact("Enheter", value("Socialnämnden", undefined, "/search"), value("Samhällsbyggnadsnämnden", undefined, "/search"), value("Sampelbyhus AB", "bolag", "/search")), fact("Webbplats", value("sampelby.example", undefined, "https://sampelby.example"))],
    source: source("Folkmängd: SCB, 31 december 2016.", "/table"),
  },
  form: {
    ...layout, ...signedIn, page_title: "Beskriv ett projekt", title_text: "Beskriv ert projekt", breadcrumbs: crumbs("Sampelby kommun"), lead: "Fyll i det ni vet i dag. Ni kan spara när som helst och fortsätta senare.",
    draft_saved_text: "Sparat som utkast kl. 14.05",
    ...list("problems", [{ problem_id: "title", problem_text: "Ge projektet en titel" }, { problem_id: "summary", problem_text: "Korta sammanfattningen med 13 tecken" }, { problem_id: "start", problem_text: "Skriv startdatum som år, månad eller dag" }]), problems_title: "3 uppgifter behöver rättas",
    title_field: field("title", "Titel", { hint: "Så att en granne förstår. Undvik projektets förkortning.", problem: "Ge projektet en titel", max_length: 120 }),
    summary_field: field("summary", "Sammanfattning", { hint: "Två tre meningar: vad ni vill ändra och för vem.", problem: "Korta sammanfattningen med 13 tecken", max_length: 300, value: "Unga vuxna som söker sin första bostad och äldre som har rum över delar hem. Kommunen matchar, står för en provperiod på tre månader och har en kontaktperson som går att ringa. Vi vill se om fler unga kan flytta hemifrån, om färre äldre känner sig ensamma och om det går att göra utan att bygga en enda ny bostad." }),
    start_field: field("start", "Startar", { value: "våren 24", problem: "Skriv startdatum som år, månad eller dag", hint: "År, år och månad, eller en dag." }),
    end_field: field("end", "Slutar", { value: "2026-08", required: false, hint: "Om ni vet det." }),
    owner_field: field("owner", "Behovsägare", { options: ["Välj nämnd eller bolag", "Socialnämnden", "Samhällsbyggnadsnämnden", "Sampelbyhus AB"].map((option_text, i) => ({ option_value: String(i), option_text, is_chosen: i === 1 })) }),
    kind_field: field("kind", "Var står projektet i dag?", { type: "radio", options: [choice("kind", 0, "Vi utforskar behovet", false, "Ingen lösning är vald än."), choice("kind", 1, "Vi prövar en lösning", true), choice("kind", 2, "Det är infört", false, "Det är vardag och betalas av ordinarie budget.")] }),
    goal_field: field("goal", "Globala mål", { type: "checkbox", required: false, hint: "Välj högst tre.", options: ["11 Hållbara städer och samhällen", "10 Minskad ojämlikhet", "3 God hälsa och välbefinnande"].map((text_, i) => choice("goal", i, text_, i === 0)) }),
    file_field: field("file", "Slutrapport", { required: false, hint: "Word, OpenDocument eller PDF, högst 50 MB.", accept: ".docx,.odt,.pdf" }),
    help_field: field("help", "Vi svarar gärna på frågor från andra kommuner", { value: "yes", is_checked: true, required: false, hint: "Er funktionsadress visas på sidan." }),
  },
  import: {
    ...layout, ...signedIn, page_title: "Läs in projekt", title_text: "Stämmer det här?", breadcrumbs: crumbs("Sampelby kommun", "Läs in projekt"), lead: "Inget är sparat än. Titta igenom raderna, och läs in dem när det ser rätt ut.",
    figures: [["38", "nya projekt"], ["4", "ändras"], ["21", "är oförändrade"], ["2", "rader gick inte att läsa"]].map(([figure, figure_name]) => ({ figure, figure_name, figure_url: "/import" })),
    tables: [table("De första raderna i filen", [head("Rad", { number: true }), head("Titel"), head("Startar"), head("Belopp", { number: true }), head("Koordinator"), head("Blir")], [
      ["2", "Cirkulära möbler i skolan", "2023-08", "320 000 kr", "Granby kommun", "nytt projekt"], ["3", "Delat boende i Sampelby", "2024-02", "1 250 000 kr", "Sampelby kommun", "ändras: belopp"], ["4", "Sensorer i snöröjningen", "2022", "95 000 kr", "Nordviks kommun", "nytt projekt"], ["5", "Läsa tillsammans", "2021-01-15", "–", "Ängslunda kommun", "oförändrat"],
    ].map(([row, title, start, money, owner, becomes]) => [cell(row, { number: true }), cell(title, { head: true }), cell(start), cell(money, { number: true }), cell(owner), cell(becomes)]))],
    rejected: [table("Rader som inte gick att läsa", [head("Rad", { number: true }), head("Det som står"), head("Varför")], [[cell("17", { number: true }), cell("Solceller på ishallen; 31 februari 2022"), cell("Datumet finns inte. Skriv till exempel 2022-02-28.")], [cell("40", { number: true }), cell("; ; 12 000"), cell("Raden saknar titel.")]])],
  },
  menu: {
    ...layout, page_title: "Meny",
    sections: [
      { section_title: "Lära av andra", entries: [["Kunskapsbank", "Projekt och lärande exempel från hela Norden"], ["Organisationer", "Kommuner, bolag, lärosäten och föreningar"], ["Karta", "Vad som händer nära dig"]] },
      { section_title: "Bidra", entries: [["Berätta om ett behov", "Det tar två minuter, utan konto"], ["Beskriv ett projekt", undefined], ["Läs in en tabell", "För dig som har många projekt på en gång"]] },
      { section_title: "Om Samverk", entries: [["Öppna data", "Allt går att hämta, i flera format"], ["Så räknar vi", undefined], ["Tillgänglighet", undefined], ["Anmäl ett innehåll", undefined]] },
    ].map(({ section_title, entries }) => ({ section_title, entries: entries.map(([entry_name, entry_text]) => ({ entry_name, entry_url: "/search", ...optional({ entry_text }) })) })),
  },
  missing: { ...layout, was_typed: false, typed: {}, menu: menuOf(""), page_title: "Tråden tar slut här", search: search(), error: { error_title: "Tråden tar slut här", error_text: "Sidan kan ha flyttat, eller så blev adressen fel på vägen. Det du letar efter finns säkert kvar.", ...optional({ error_number: "7F3K-2210" }) } },
};
