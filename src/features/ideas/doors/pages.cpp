// Where an organisation refers what is not its own: its list, kept by its coordinators.
#include "features/ideas/doors/pages.h"

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

http::Response page(Showing const& showing, db::Reader& reader,
                    organisations::Organisation const& one, Draft const& typed,
                    basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto const& pages = showing.services.pages;
    auto view = web::problems_view(visit, pages, problems);
    view.merge(form_fields(showing, typed, problems));
    auto const crumb = std::string(organisations::name_in(one, visit.language));
    view.set_list("own_doors", door_views(showing, own(reader, one.id)))
        .set_list("national_doors", door_views(showing, national(showing.services.resources,
                                                                 one.country, visit.language)))
        .set("form_url", visit.address(path_of(one)))
        .set("desk_url", visit.address("/needs/desk"))
        .set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", crumb)
                                   .set("crumb_url", showing.organisation_url(one.id))});
    web::PageOptions options{.title = showing.text("doors_title"),
                             .status = problems.empty() ? 200 : 422,
                             .unlisted = true};
    auto const done = visit.request.query.text("done");
    if (done == "added" || done == "taken_away")
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
    return page(showing, reader, one, {}, {});
}

http::Response change_doors(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& one = organisation_in(showing);
    visit.must(Permission::coordinate, one.id);
    auto const& form = visit.request.form;
    auto const text = [&](std::string_view name) { return std::string(form.text(name)); };
    auto const act = text("act");
    if (act != "add" && act != "take_away") throw http::BadRequest{"act is add or take_away"};
    Draft const typed{text("kind"), text("name"), text("what_for"), text("link"), text("phone")};
    basics::Problems problems;
    {
        auto tx = services.database.begin();
        if (act == "take_away") take_away(tx, hand_of(showing), one.id, form.text("door"));
        else problems = add(tx, hand_of(showing), one.id, typed);
        if (problems.empty()) tx.commit();
    }
    if (!problems.empty()) {
        auto reader = services.database.read();
        return page(showing, reader, one, typed, problems);
    }
    return private_page(http::redirect(visit.address(path_of(one)) +
                                       (act == "add" ? "?done=added" : "?done=taken_away")));
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
