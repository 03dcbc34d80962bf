// Writes a feature that compiles, has its tests and passes the checks: a list, a page and a form for one noun.
// usage: new_feature.mjs NAME NOUN [ROOT], both in small letters and English: questions question
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/// The files of the new feature by path.
export function skeleton(name, noun) {
    const Type = noun[0].toUpperCase() + noun.slice(1), folder = `src/features/${name}`, languages = {
        sv: { title: `Rubrik för listan (${name})`, lead: "En mening om vad som finns här.", none: "Här är tomt än så länge.", form_title: "Rubrik för formuläret", heading: "Rubrik", story: "Berätta", send: "Skicka",
            title_missing: "Skriv en rubrik.", title_too_long: "Rubriken får ha högst 120 tecken.", story_too_long: "Texten får ha högst 10 000 tecken.", menu: "Namnet i menyn", tell: "Skriv en ny" },
        en: { title: `Heading of the list (${name})`, lead: "A sentence about what is here.", none: "Nothing here yet.", form_title: "Heading of the form", heading: "Title", story: "Tell us", send: "Send",
            title_missing: "Write a title.", title_too_long: "The title can have at most 120 characters.", story_too_long: "The text can have at most 10,000 characters.", menu: "The name in the menu", tell: "Write a new one" },
        nb: { title: `Overskrift for listen (${name})`, lead: "En setning om hva som finnes her.", none: "Her er det tomt foreløpig.", form_title: "Overskrift for skjemaet", heading: "Tittel", story: "Fortell", send: "Send",
            title_missing: "Skriv en tittel.", title_too_long: "Tittelen kan ha høyst 120 tegn.", story_too_long: "Teksten kan ha høyst 10 000 tegn.", menu: "Navnet i menyen", tell: "Skriv en ny" },
    };
    const files = {
        "CMakeLists.txt": `samverk_part(features_${name}
  USES platform_basics platform_db platform_http platform_templates platform_texts services_activity services_permissions
       services_web)
`,
        "README.md": `# ${name}

What it is for, in the words of those who use it.

| address | page | who |
|---|---|---|
| \`/${name}\` | the list | everyone |
| \`/${name}/new\` | the form | members |
| \`/${name}/{id}\` | one ${noun} | everyone |

Tables: \`${name}\`. It records \`${name}.${noun}_told\`.
`,
        [`${name}.h`]: `// What it is for, in one sentence. The only header that others include.
#pragma once
#include "services/web/feature.h"
#include "services/web/services.h"

namespace ${name} {

web::Feature feature(web::Services& services);

}
`,
        [`${name}.cpp`]: `// The feature at a glance: all that it offers the rest of the program.
#include "features/${name}/${name}.h"

#include "features/${name}/pages.h"

namespace ${name} {

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "${name}",
        .pages =
            {
                {get, "/${name}", Permission::everyone, on(pages::list)},
                {get, "/${name}/new", Permission::member, on(pages::form)},
                {post, "/${name}", Permission::member, on(pages::tell)},
                {get, "/${name}/{id}", Permission::everyone, on(pages::show)},
            },
        .menu = {{"${name}.menu", "/${name}", 50}},
    };
}

}
`,
        [`${noun}.h`]: `// The noun as plain values. No SQL, no HTTP, no JSON.
#pragma once
#include <string>

#include "platform/basics/id.h"
#include "platform/basics/time.h"
#include "services/permissions/permissions.h"

namespace ${name} {

using ${Type}Id = basics::Id<struct ${Type}Tag>;

struct ${Type} {
    ${Type}Id id = {};
    std::string title = {};
    std::string story = {};
    members::MemberId teller = {};
    basics::Time told_at = {};
};

/// What somebody typed, not yet trusted.
struct Draft {
    std::string title = {};
    std::string story = {};
};

}
`,
        "rules.h": `// The decisions, as pure functions.
#pragma once
#include <cstddef>
#include <expected>

#include "features/${name}/${noun}.h"
#include "platform/basics/problems.h"

namespace ${name} {

/// In characters.
inline constexpr std::size_t longest_title = 120, longest_story = 10'000;

/// The draft, or everything that is wrong with it.
std::expected<Draft, basics::Problems> check(Draft draft);

}
`,
        "rules.cpp": `// What may be told.
#include "features/${name}/rules.h"

#include "platform/basics/text.h"

namespace ${name} {

std::expected<Draft, basics::Problems> check(Draft draft) {
    draft.title = basics::one_line(draft.title);
    basics::Problems problems;
    if (draft.title.empty()) problems.push_back({"title", "${name}.title_missing"});
    if (basics::length(draft.title) > longest_title) problems.push_back({"title", "${name}.title_too_long"});
    if (basics::length(draft.story) > longest_story) problems.push_back({"story", "${name}.story_too_long"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return draft;
}

}
`,
        "store.h": `// Rows and values.
#pragma once
#include <optional>
#include <vector>

#include "features/${name}/${noun}.h"
#include "platform/db/database.h"

namespace ${name} {

std::optional<${Type}> find(db::Reader& reader, ${Type}Id const& id);

/// At most \`limit\`, the newest first, that came before \`before\` (the empty id: from the newest).
std::vector<${Type}> newest(db::Reader& reader, ${Type}Id const& before, std::size_t limit);

void add(db::Transaction& tx, ${Type} const& ${noun});

}
`,
        "store.cpp": `// The only SQL of this feature.
#include "features/${name}/store.h"

namespace ${name} {

namespace {

${Type} ${noun}(db::Row const& row) {
    return {.id = row.id<${Type}Id>(0),
            .title = row.text(1),
            .story = row.text(2),
            .teller = row.id<members::MemberId>(3),
            .told_at = row.time(4)};
}

}

std::optional<${Type}> find(db::Reader& reader, ${Type}Id const& id) {
    return reader.first("SELECT id, title, story, teller, told_at FROM ${name} WHERE id = $1", {id}, ${noun});
}

std::vector<${Type}> newest(db::Reader& reader, ${Type}Id const& before, std::size_t limit) {
    // Ids are ordered by the time they were made; "~" comes after every id.
    return reader.all("SELECT id, title, story, teller, told_at FROM ${name} WHERE id < $1 ORDER BY id DESC LIMIT $2",
                      {before.empty() ? std::string_view("~") : before.text(), limit}, ${noun});
}

void add(db::Transaction& tx, ${Type} const& one) {
    tx.run("INSERT INTO ${name} (id, title, story, teller, told_at) VALUES ($1, $2, $3, $4, $5)",
           {one.id, one.title, one.story, one.teller, one.told_at});
}

}
`,
        "pages.h": `// The handlers behind the feature's routes.
#pragma once
#include "services/web/services.h"
#include "services/web/visit.h"

namespace ${name}::pages {

http::Response list(web::Services& services, web::Visit const& visit);
http::Response form(web::Services& services, web::Visit const& visit);
http::Response tell(web::Services& services, web::Visit const& visit);
http::Response show(web::Services& services, web::Visit const& visit);

}
`,
        "pages.cpp": `// Request in, page out. Reads: find, view, render. Writes: check, store, record, redirect.
#include "features/${name}/pages.h"

#include "features/${name}/rules.h"
#include "features/${name}/store.h"

namespace ${name}::pages {

namespace {

constexpr std::size_t page_size = 20;

std::string address(web::Visit const& visit, ${Type} const& ${noun}) {
    return visit.address("/${name}/" + ${noun}.id.string());
}

web::View view(web::Visit const& visit, ${Type} const& ${noun}) {
    return web::View().set("url", address(visit, ${noun})).set("title", ${noun}.title).set("story", ${noun}.story)
        .set("told_text", texts::date_time(visit.language, ${noun}.told_at));
}

/// The form, empty or with what was typed and what is wrong with it.
http::Response form_page(web::Services& services, web::Visit const& visit, Draft const& typed,
                         basics::Problems const& problems) {
    auto const& pages = services.pages;
    auto view = web::problems_view(visit, pages, problems);
    view.set("form_url", visit.address("/${name}"))
        .set("title_field", web::field_view({.name = "title",
                                             .label = pages.text(visit, "${name}.heading"),
                                             .value = typed.title,
                                             .problem = web::problem_text(visit, pages, problems, "title"),
                                             .max_length = longest_title,
                                             .required = true}))
        .set("story_field", web::field_view({.name = "story",
                                             .label = pages.text(visit, "${name}.story"),
                                             .value = typed.story,
                                             .problem = web::problem_text(visit, pages, problems, "story"),
                                             .max_length = longest_story,
                                             .rows = 8}));
    return pages.page(visit, "${name}/form", std::move(view),
                      {.title = pages.text(visit, "${name}.form_title"), .status = problems.empty() ? 200 : 422, .unlisted = true});
}

}

http::Response list(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const before = ${Type}Id::parse(visit.request.query.text("before")).value_or(${Type}Id());
    std::vector<web::View> rows;
    for (auto const& ${noun} : newest(reader, before, page_size)) rows.push_back(view(visit, ${noun}));
    web::View page;
    page.set_list("${name}", std::move(rows)).set("new_url", visit.address("/${name}/new"));
    return services.pages.page(visit, "${name}/list", std::move(page),
                               {.title = services.pages.text(visit, "${name}.title"),
                                .description = services.pages.text(visit, "${name}.lead")});
}

http::Response show(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const ${noun} = http::found(find(reader, visit.id<${Type}Id>()));
    return services.pages.page(visit, "${name}/show", view(visit, ${noun}), {.title = ${noun}.title});
}

http::Response form(web::Services& services, web::Visit const& visit) { return form_page(services, visit, {}, {}); }

http::Response tell(web::Services& services, web::Visit const& visit) {
    auto const& sent = visit.request.form;
    Draft const typed{std::string(sent.text("title")), std::string(sent.text("story"))};
    auto const draft = check(typed);
    if (!draft) return form_page(services, visit, typed, draft.error());

    ${Type} const told{${Type}Id::make(), draft->title, draft->story, visit.viewer.member, services.now()};
    auto tx = services.database.begin();
    add(tx, told);
    services.activity.record(tx, {.at = told.told_at,
                                  .actor = told.teller,
                                  .action = "${name}.${noun}_told",
                                  .subject = {"${noun}", told.id.string()}});
    tx.commit();
    return http::redirect(address(visit, told));
}

}
`,
        [`migrations/001_${name}.sql`]: `-- One ${noun} a row.
CREATE TABLE ${name} (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    story TEXT NOT NULL,
    teller TEXT NOT NULL,
    told_at BIGINT NOT NULL
);
`,
        "templates/list.mustache": `{{! The newest first. ${name}[] {url title told_text}  new_url }}
{{> layout_top}}
<div class="wrap page-head"><h1>{{page_title}}</h1><p class="lead">{{t.lead}}</p><p><a class="ds-button" href="{{new_url}}">{{t.tell}}</a></p></div>
<div class="wrap section">
{{#has_${name}}}
<ul>{{#${name}}}<li><a href="{{url}}">{{title}}</a> <span class="soft">{{told_text}}</span></li>{{/${name}}}</ul>
{{/has_${name}}}
{{^has_${name}}}
<p>{{t.none}}</p>
{{/has_${name}}}
</div>
{{> layout_bottom}}
`,
        "templates/show.mustache": `{{! One ${noun}: title story told_text }}
{{> layout_top}}
<div class="wrap"><article><h1>{{title}}</h1><p class="soft">{{told_text}}</p><p class="lead">{{story}}</p></article></div>
{{> layout_bottom}}
`,
        "templates/form.mustache": `{{! form_url title_field story_field problems[] }}
{{> layout_top}}
<div class="wrap page-head"><h1>{{page_title}}</h1></div>
<div class="wrap section"><form class="form" method="post" action="{{form_url}}" novalidate>
{{> form_token}}
{{#has_problems}}{{> problem_summary}}{{/has_problems}}
{{#title_field}}{{> field_text}}{{/title_field}}
{{#story_field}}{{> field_textarea}}{{/story_field}}
<div class="form-actions"><button class="ds-button">{{t.send}}</button></div>
</form></div>
{{> layout_bottom}}
`,
        [`${name}_test.cpp`]: `// Rules and store.
#include <doctest/doctest.h>

#include "features/${name}/rules.h"
#include "features/${name}/store.h"
#include "platform/db/temporary.h"

using namespace ${name};

TEST_CASE("a ${noun} needs a title") {
    CHECK(check({"Glasögon", ""}));
    CHECK(check({" ", "x"}).error() == basics::Problems{{"title", "${name}.title_missing"}});
}

TEST_CASE("too much text is told apart by field, all at once") {
    auto const problems = check({std::string(121, 'x'), std::string(10'001, 'x')}).error();
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].field == "title");
    CHECK(problems[1].field == "story");
}

TEST_CASE("what was told is found again, the newest first") {
    db::TemporaryDatabase world;
    db::Migration const migration{"features/${name}", "001_${name}.sql", R"(
        CREATE TABLE ${name} (id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, story TEXT NOT NULL,
                              teller TEXT NOT NULL, told_at BIGINT NOT NULL))"};
    db::migrate(*world.database, {&migration, 1}, {1});
    ${Type} const older{${Type}Id(basics::new_id_letters(1)), "Första", "", {}, {1}};
    ${Type} const newer{${Type}Id(basics::new_id_letters(2)), "Andra", "", {}, {2}};
    auto tx = world.database->begin();
    add(tx, older);
    add(tx, newer);
    tx.commit();

    auto reader = world.database->read();
    CHECK(find(reader, older.id)->title == "Första");
    CHECK(newest(reader, {}, 10).front().id == newer.id);
    CHECK(newest(reader, newer.id, 10).front().id == older.id);
}
`,
        "cases/title_missing.case": `# Without a title the form comes back and says so; nothing is stored.
POST /sv/${name} as anna from /sv/${name}/new
  title =
  story = Avdelningen är full
--- 422
contains: Skriv en rubrik.
count: ${name} 0
`,
        "cases/told.case": `# What a member tells is there for everyone.
POST /sv/${name} as anna from /sv/${name}/new
  title = Digitala glasögon
  story = De immar igen
--- 303
keep id = location /${name}/(\\w+)
count: ${name} 1

GET /en/${name}/{id}
--- 200
contains: Digitala glasögon
`,
    };
    for (const [language, texts] of Object.entries(languages)) files[`texts/${language}.json`] = `${JSON.stringify(texts, undefined, 2)}\n`;
    return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

/// Puts `line` into a file, once, as many lines before the first that matches as `before` says (after it when negative).
function insert(root, path, pattern, line, before = 0) {
    const text = readFileSync(join(root, path), "utf8"), lines = text.split("\n"), at = lines.findIndex((known) => pattern.test(known)) - before;
    if (at < 0) throw new Error(`${path} has no line like ${pattern}`);
    writeFileSync(join(root, path), [...lines.slice(0, at), line, ...lines.slice(at)].join("\n"));
}

export function addFeature(root, name, noun) {
    if (!/^[a-z][a-z_]*$/.test(name ?? "") || !/^[a-z][a-z]*$/.test(noun ?? "") || name === noun) throw new Error("usage: tools/new_feature NAME NOUN, as in: tools/new_feature questions question");
    if (existsSync(join(root, "src/features", name))) throw new Error(`src/features/${name} is there already`);
    for (const [path, text] of Object.entries(skeleton(name, noun))) {
        mkdirSync(join(root, dirname(path)), { recursive: true });
        writeFileSync(join(root, path), text);
    }
    const known = readFileSync(join(root, "src/features/CMakeLists.txt"), "utf8");
    writeFileSync(join(root, "src/features/CMakeLists.txt"), `${known.trimEnd()}\nadd_subdirectory(${name})\n`);
    const app = readFileSync(join(root, "src/app/features/CMakeLists.txt"), "utf8");
    writeFileSync(join(root, "src/app/features/CMakeLists.txt"), app.replace(/(samverk_part\(app_features[^)]*USES[^)]*?)(\s*\)|\s+TEST_USES|\s+LINK)/, `$1 features_${name}$2`));
    insert(root, "src/app/features/features.cpp", /^namespace app \{/, `#include "features/${name}/${name}.h"`, 1);
    insert(root, "src/app/features/features.cpp", /^std::vector<web::Feature> contents\(/, `        ${name}::feature(services),`, -2);
}

if (process.argv[1]?.endsWith("new_feature.mjs")) {
    try {
        const [name, noun, root = "."] = process.argv.slice(2);
        addFeature(root, name, noun);
        console.log(`src/features/${name} is made and stands in src/app/features. Next: its texts, README.md and place in the menu (CONTRIBUTING.md).`);
    } catch (error) {
        console.error(error.message);
        process.exit(2);
    }
}
