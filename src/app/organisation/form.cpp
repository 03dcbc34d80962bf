// One organisation by hand: what was typed is never lost, nobody is overwritten, and nobody is
// added twice by mistake.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "app/organisation/handlers.h"
#include "platform/basics/text.h"
#include "services/organisations/alike.h"
#include "services/organisations/data.h"
#include "services/organisations/shelf.h"
#include "services/organisations/store.h"
#include "services/organisations/table.h"

namespace organisation {

namespace {

using organisations::Directory;
using organisations::Organisation;
using organisations::OrganisationId;
using web::View;

/// The fields in the order in which they are asked for, with their limits in characters.
struct FormField {
    std::string_view name;
    int most = 0;
};
constexpr auto form_fields = std::to_array<FormField>({{"name", 200},
                                                       {"kind"},
                                                       {"country"},
                                                       {"municipality_code", 100},
                                                       {"county_code"},
                                                       {"organisation_number", 30},
                                                       {"website", 300},
                                                       {"short_name", 40},
                                                       {"name_sv", 200},
                                                       {"name_en", 200},
                                                       {"name_nb", 200},
                                                       {"aliases"}});

/// What a form shows: typed values and problems, who it may already be, and what somebody else
/// saved meanwhile.
struct Filled {
    std::map<std::string, std::string> values = {};
    basics::Problems problems = {};
    std::vector<Organisation const*> alike = {};
    std::map<std::string, std::string> theirs = {};
    std::string seen = {};  ///< The version that the form was made from.
};

bool is_from_register(Organisation const& one) { return one.source.starts_with("register:"); }

/// A register says these of its organisations; nobody changes them here.
bool belongs_to_register(std::string_view field) {
    return field == "kind" || field == "country" || field == "municipality_code" ||
           field == "county_code";
}

/// As somebody would write it: the place where that is enough, and otherwise the code.
std::string municipality_text(Organisation const& one, Directory const& directory) {
    auto const* municipality = one.municipality_code.empty()
                                   ? nullptr
                                   : directory.municipality(one.municipality_code, one.country);
    if (!municipality) return one.municipality_code;
    bool const is_clear = organisations::municipality_called(directory, municipality->short_name,
                                                             one.country) == municipality;
    return is_clear ? municipality->short_name : one.municipality_code;
}

std::map<std::string, std::string> values_of(Organisation const& one, Directory const& directory) {
    std::map<std::string, std::string> values{
        {"name", one.name},
        {"kind", std::string(organisations::name(one.kind))},
        {"country", one.country},
        {"municipality_code", municipality_text(one, directory)},
        {"county_code", one.county_code.empty() ? "" : one.country + "-" + one.county_code},
        {"organisation_number", one.organisation_number},
        {"website", one.website},
        {"short_name", one.short_name}};
    for (auto const& [language, name] : one.names)
        values["name_" + std::string(texts::code(language))] = name;
    for (auto const& alias : one.aliases) values["aliases"] += alias + "\n";
    return values;
}

Filled filled(http::Fields const& sent) {
    Filled form{.seen = std::string(sent.text("seen"))};
    for (auto const& field : form_fields)
        form.values[std::string(field.name)] = std::string(sent.text(field.name));
    return form;
}

void read_places(Filled& form, Organisation& to, Directory const& directory) {
    auto const& called = form.values["municipality_code"];
    to.municipality_code.clear();
    to.county_code.clear();
    if (!called.empty()) {
        auto const* found = organisations::municipality_called(directory, called, to.country);
        if (!found)
            form.problems.push_back({"municipality_code",
                                     "organisations.place_unknown",
                                     {{"value", basics::shortened(called, 60)}}});
        else {
            to.municipality_code = found->municipality_code;
            to.county_code = found->county_code;
            if (to.country.empty()) to.country = found->country;
        }
        return;
    }
    auto const& county = form.values["county_code"];
    if (county.empty()) return;
    if (county.starts_with(to.country + "-")) to.county_code = county.substr(3);
    else form.problems.push_back({"county_code", "organisations.county_unknown"});
}

std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> found;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        found.emplace_back(basics::trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

/// What was typed as an organisation; what cannot be read is added to the form's problems.
Organisation typed(Filled& form, Organisation before, Directory const& directory) {
    auto& to = before;
    to.name = form.values["name"];
    to.organisation_number = form.values["organisation_number"];
    to.website = form.values["website"];
    to.short_name = form.values["short_name"];
    for (auto language : texts::languages)
        to.names[language] = form.values["name_" + std::string(texts::code(language))];
    to.aliases = lines(form.values["aliases"]);
    if (is_from_register(to)) return before;
    to.country = form.values["country"];
    if (auto const kind = organisations::parse_kind(form.values["kind"])) {
        if (to.id.empty() || *kind != to.kind) to.helix = organisations::usual_helix(*kind);
        to.kind = *kind;
    } else form.problems.push_back({"kind", "organisations.kind_missing"});
    read_places(form, to, directory);
    return before;
}

std::vector<web::Option> countries(web::Services& services, web::Visit const& visit,
                                   std::string const& chosen) {
    std::vector<web::Option> options;
    for (std::string code : {"SE", "NO", "DK", "FI", "IS"})
        options.push_back(
            {code, text(services, visit, "country_" + basics::folded(code)), chosen == code});
    bool const is_among = std::ranges::any_of(options, &web::Option::chosen);
    if (!is_among && !chosen.empty()) options.push_back({chosen, chosen, true});
    return options;
}

std::vector<web::Option> counties(web::Services& services, web::Visit const& visit,
                                  Directory const& directory, std::string const& chosen) {
    std::vector<web::Option> options{{"", text(services, visit, "county_none"), chosen.empty()}};
    for (auto const& county : directory.counties()) {
        auto const code = county.country + "-" + county.code;
        options.push_back(
            {code, std::string(registers::name_in(county.names, visit.language)), chosen == code});
    }
    return options;
}

View field_of(web::Services& services, web::Visit const& visit, FormField const& field,
              Filled const& form) {
    auto const name = std::string(field.name);
    auto const found = form.values.find(name);
    auto const value = found == form.values.end() ? std::string() : found->second;
    auto const* hint = services.texts.find(visit.language, "organisation.form_" + name + "_hint");
    web::Field shown{.name = name,
                     .label = text(services, visit, "form_" + name),
                     .value = value,
                     .hint = hint ? *hint : std::string(),
                     .problem = web::problem_text(visit, services.pages, form.problems, name),
                     .type = name == "website" ? "url" : "text",
                     .max_length = field.most,
                     .required = name == "name" || name == "kind" || name == "country",
                     .rows = 3};
    bool const is_choice = name == "kind" || name == "country" || name == "county_code";
    auto const directory = services.organisations.directory();
    auto const options = name == "kind"      ? kind_options(services, visit, value)
                         : name == "country" ? countries(services, visit, value)
                         : is_choice         ? counties(services, visit, *directory, value)
                                             : std::vector<web::Option>();
    auto const theirs = form.theirs.find(name);
    return View()
        .set("is_choice", is_choice)
        .set("is_text", name == "aliases")
        .set("field", is_choice ? web::choices_view(shown, options) : web::field_view(shown))
        .set_optional("theirs", theirs == form.theirs.end() ? ""
                                : theirs->second.empty()    ? text(services, visit, "theirs_empty")
                                                            : theirs->second);
}

std::vector<View> alike_views(web::Services& services, web::Visit const& visit,
                              Filled const& form) {
    std::vector<View> views;
    for (auto const* one : form.alike)
        views.push_back(
            View()
                .set("alike_id", one->id.string())
                .set("alike_name", organisations::name_in(*one, visit.language))
                .set("alike_url", visit.address(path_of(*one)))
                .set("alike_kind",
                     services.pages.text(visit, "organisations.kind_" +
                                                    std::string(organisations::name(one->kind)))));
    return views;
}

http::Response form_page(web::Services& services, web::Visit const& visit, Filled const& form,
                         Organisation const* before, int status) {
    std::vector<View> fields;
    for (auto const& field : form_fields)
        if (!before || !is_from_register(*before) || !belongs_to_register(field.name))
            fields.push_back(field_of(services, visit, field, form));
    auto const title = text(services, visit, before ? "edit_title" : "new_title");
    View view;
    view.set("fields", std::move(fields))
        .set("draft_saved_text", "")
        .set("has_problems", !form.problems.empty())
        .set("overtaken", !form.theirs.empty())
        .set("is_of_register", before && is_from_register(*before))
        .set("seen", form.seen)
        .set_list("alike", alike_views(services, visit, form))
        .set("form_url", before ? visit.address(path_of(*before) + "/edit")
                                : visit.address("/organisations/new"))
        .set("back_url", before ? visit.address(path_of(*before)) : visit.address("/organisations"))
        .set("back_name", before ? before->name : text(services, visit, "organisations"))
        .set("import_url", visit.address("/organisations/import"))
        .set("is_new", before == nullptr);
    view.merge(web::problems_view(visit, services.pages, form.problems));
    return services.pages.page(visit, "organisation/form", std::move(view),
                               {.title = title, .status = status, .unlisted = true});
}

/// Whether somebody has looked at everyone that the new one may be, and said that it is another.
bool is_said_to_be_another(web::Visit const& visit, std::vector<Organisation const*> const& alike) {
    auto const said = visit.request.form.all("not_same");
    return std::ranges::all_of(alike, [&](Organisation const* one) {
        return std::ranges::find(said, one->id.text()) != said.end();
    });
}

/// The fields that somebody else saved since the form was made, where that is not what was typed.
std::map<std::string, std::string> saved_meanwhile(Filled const& form, Organisation const& now,
                                                   Directory const& directory) {
    std::map<std::string, std::string> theirs;
    auto values = values_of(now, directory);
    for (auto const& field : form_fields) {
        auto const name = std::string(field.name);
        if (is_from_register(now) && belongs_to_register(name)) continue;
        if (basics::trimmed(values[name]) != basics::trimmed(form.values.at(name)))
            theirs[name] = values[name];
    }
    return theirs;
}

}

http::Response show_new(web::Services& services, web::Visit const& visit) {
    return form_page(services, visit, {.values = {{"country", "SE"}}}, nullptr, 200);
}

http::Response create(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto form = filled(visit.request.form);
    auto draft = typed(form, {}, *directory);
    form.alike = organisations::Likeness(*directory).of(draft);
    bool const is_another = is_said_to_be_another(visit, form.alike);
    auto tx = services.database.begin();
    auto const added = organisations::add(tx, std::move(draft), *directory);
    // One problem a field: what could not be read is said before what it was taken for.
    if (!added)
        for (auto const& problem : added.error())
            if (std::ranges::find(form.problems, problem.field, &basics::Problem::field) ==
                form.problems.end())
                form.problems.push_back(problem);
    if (!form.problems.empty()) return form_page(services, visit, form, nullptr, 422);
    if (!is_another) return form_page(services, visit, form, nullptr, 409);
    record(services, tx, visit.viewer.member, nullptr, *added);
    tx.commit();
    show_to_all(services, visit.viewer.member, {added->id});
    return http::redirect(visit.address(path_of(*added)));
}

http::Response show_edit(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto reader = services.database.read();
    auto const before = http::found(organisations::find(reader, visit.id<OrganisationId>()));
    return form_page(
        services, visit,
        {.values = values_of(before, *directory), .seen = organisations::version(before)}, &before,
        200);
}

http::Response save(web::Services& services, web::Visit const& visit) {
    auto const directory = services.organisations.directory();
    auto tx = services.database.begin();
    auto const before = http::found(organisations::find(tx, visit.id<OrganisationId>()));
    auto form = filled(visit.request.form);
    if (form.seen != organisations::version(before)) {
        form.theirs = saved_meanwhile(form, before, *directory);
        form.seen = organisations::version(before);
        if (!form.theirs.empty()) return form_page(services, visit, form, &before, 409);
    }
    auto draft = typed(form, before, *directory);
    auto const changed = organisations::change(tx, std::move(draft), *directory);
    if (!changed)
        for (auto const& problem : changed.error())
            if (std::ranges::find(form.problems, problem.field, &basics::Problem::field) ==
                form.problems.end())
                form.problems.push_back(problem);
    if (!form.problems.empty()) return form_page(services, visit, form, &before, 422);
    if (*changed != before) {
        record(services, tx, visit.viewer.member, &before, *changed);
        tx.commit();
        show_to_all(services, visit.viewer.member, {changed->id});
    }
    return http::redirect(visit.address(path_of(*changed)));
}

}
