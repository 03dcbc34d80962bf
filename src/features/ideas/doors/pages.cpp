// Where an organisation refers what is not its own: its list, kept by its coordinators.
#include "features/ideas/doors/pages.h"

#include <algorithm>
#include <charconv>

#include "features/ideas/rules.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"

namespace ideas::doors {

namespace {

using permissions::Permission;
using web::View;

organisations::Organisation const& organisation_in(Showing const& showing) {
    auto const* found = showing.directory->find(showing.visit.id<organisations::OrganisationId>());
    if (!found) throw http::NotFound();
    return *found;
}

std::string path_of(organisations::Organisation const& one) {
    return "/administration/" + one.id.string() + "/doors";
}

View door_view(Showing const& showing, Door const& door) {
    return View()
        .set("door_name", door.name)
        .set("door_key", door.key)
        .set("door_edit", showing.visit.address(showing.visit.path) + "?edit=" + door.key + "#edit")
        .set("door_kind", showing.text("door_" + std::string(name(door.kind))))
        .set_optional("door_for", door.what_for)
        .set_optional("door_link", door.link)
        .set_optional("door_phone", door.phone);
}

std::vector<View> door_views(Showing const& showing, std::vector<Door> const& doors) {
    std::vector<View> views;
    for (auto const& door : doors) views.push_back(door_view(showing, door));
    return views;
}

View form_fields(Showing const& showing, Draft const& typed, basics::Problems const& problems) {
    std::vector<web::Option> options;
    for (auto kind : kinds)
        options.push_back({std::string(name(kind)), showing.text("door_" + std::string(name(kind))),
                           typed.kind == name(kind)});
    auto const field = [&](std::string const& name, std::string const& value, std::size_t longest,
                           bool required) {
        return web::field_view({.name = name,
                                .label = showing.text("label_door_" + name),
                                .value = value,
                                .hint = showing.text("hint_door_" + name),
                                .problem = showing.problem(problems, name),
                                .autocomplete = "off",
                                .max_length = static_cast<int>(longest),
                                .required = required});
    };
    View view;
    view.set("kind_field", web::choices_view({.name = "kind",
                                              .label = showing.text("label_door_kind"),
                                              .problem = showing.problem(problems, "kind"),
                                              .type = "radio",
                                              .required = true},
                                             options))
        .set("name_field", field("name", typed.name, longest_name, true))
        .set("what_for_field", field("what_for", typed.what_for, longest_words, false))
        .set("link_field", field("link", typed.link, longest_link, false))
        .set("phone_field", field("phone", typed.phone, longest_phone, false));
    return view;
}

/// What the form holds: something new, or one of those that there are.
struct Asked {
    Draft typed = {};
    std::string key = {}, version = {};  ///< Empty: a new one.
    basics::Problems problems = {};
    bool is_overtaken = false;
};

Asked asked_for(Door const& door) {
    return {
        .typed = {std::string(name(door.kind)), door.name, door.what_for, door.link, door.phone},
        .key = door.key,
        .version = std::to_string(door.version)};
}

http::Response page(Showing const& showing, db::Reader& reader,
                    organisations::Organisation const& one, Asked const& asked) {
    auto const& visit = showing.visit;
    auto const& pages = showing.services.pages;
    auto view = web::problems_view(visit, pages, asked.problems);
    view.merge(form_fields(showing, asked.typed, asked.problems));
    auto const crumb = std::string(organisations::name_in(one, visit.language));
    view.set_list("own_doors", door_views(showing, own(reader, one.id)))
        .set_list("national_doors", door_views(showing, national(showing.services.resources,
                                                                 one.country, visit.language)))
        .set("is_new", asked.key.empty())
        .set("edited_key", asked.key)
        .set("edited_version", asked.version)
        .set("form_url", visit.address(path_of(one)))
        .set("desk_url", visit.address("/needs/desk"))
        .set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", crumb)
                                   .set("crumb_url", showing.organisation_url(one.id))});
    web::PageOptions options{.title = showing.text("doors_title"),
                             .status = asked.is_overtaken       ? 409
                                       : asked.problems.empty() ? 200
                                                                : 422,
                             .unlisted = true};
    if (asked.is_overtaken)
        options.notices.push_back(web::notice("warning", showing.text("doors_overtaken")));
    auto const done = visit.request.query.text("done");
    if (done == "added" || done == "taken_away" || done == "changed")
        options.notices.push_back(
            web::notice("done", showing.text("doors_done_" + std::string(done))));
    return private_page(pages.page(visit, "ideas/doors", std::move(view), std::move(options)));
}

}

View own_doors_view(Showing const& showing, db::Reader& reader,
                    organisations::OrganisationId const& organisation) {
    return View().set_list("doors", door_views(showing, own(reader, organisation)));
}

http::Response show_doors(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    visit.must(Permission::coordinate, one.id);
    auto reader = services.database.read();
    auto const all = own(reader, one.id);
    auto const edited = std::ranges::find(all, visit.request.query.text("edit"), &Door::key);
    return page(showing, reader, one, edited == all.end() ? Asked() : asked_for(*edited));
}

namespace {

/// Does what the form asks for, or leaves in `asked` why not.
void act(Showing const& showing, db::Transaction& tx, organisations::OrganisationId const& one,
         std::string_view what, Asked& asked) {
    auto const hand = hand_of(showing);
    if (what == "take_away") {
        take_away(tx, hand, one, asked.key);
        return;
    }
    if (what == "add") {
        asked.problems = add(tx, hand, one, asked.typed);
        return;
    }
    std::int64_t seen = 0;
    std::from_chars(asked.version.data(), asked.version.data() + asked.version.size(), seen);
    auto const came = change(tx, hand, one, asked.key, seen, asked.typed);
    if (!came) asked.problems = came.error();
    else asked.is_overtaken = *came == Came::overtaken || *came == Came::gone;
}

/// What was typed, against what stands there now; one that is gone can be sent as a new one.
void against_now(db::Reader& reader, organisations::OrganisationId const& one, Asked& asked) {
    auto const all = own(reader, one);
    auto const now = std::ranges::find(all, asked.key, &Door::key);
    if (now != all.end()) asked.version = std::to_string(now->version);
    else asked.key.clear();
}

}

http::Response change_doors(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    visit.must(Permission::coordinate, one.id);
    auto const& form = visit.request.form;
    auto const text = [&](std::string_view name) { return std::string(form.text(name)); };
    auto const what = text("act");
    if (what != "add" && what != "take_away" && what != "change")
        throw http::BadRequest{"act is add, change or take_away"};
    Asked asked{
        .typed = {text("kind"), text("name"), text("what_for"), text("link"), text("phone")},
        .key = text("door"),
        .version = text("version")};
    {
        auto tx = services.database.begin();
        act(showing, tx, one.id, what, asked);
        if (asked.problems.empty() && !asked.is_overtaken) {
            tx.commit();
            return private_page(http::redirect(visit.address(path_of(one)) + "?done=" +
                                               (what == "add"      ? "added"
                                                : what == "change" ? "changed"
                                                                   : "taken_away")));
        }
    }
    auto reader = services.database.read();
    if (asked.is_overtaken) against_now(reader, one.id, asked);
    return page(showing, reader, one, asked);
}

http::Response doors_json(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    auto reader = services.database.read();
    json::Array items;
    for (auto const& door : of(services, reader, one.id, visit.language))
        items.push_back(json::Object{{"key", door.key},
                                     {"kind", name(door.kind)},
                                     {"name", door.name},
                                     {"what_for", door.what_for},
                                     {"link", door.link},
                                     {"phone", door.phone},
                                     {"national", door.is_national}});
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

}
