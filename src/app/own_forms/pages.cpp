// Fields → view, and back.
#include "app/own_forms/pages.h"

#include <algorithm>
#include <charconv>

#include "app/account/handlers.h"
#include "app/administration/administration.h"
#include "services/web/api.h"

namespace own_forms {

namespace {

using web::View;

struct Typed {
    Values values = {};
    std::int64_t version = 0;
    basics::Problems problems = {};
    bool is_overtaken = false;
};

std::string own_text(web::Services const& services, web::Visit const& visit, Page const& page,
                     std::string const& id) {
    return services.pages.text(visit, page.kind.part + id);
}

/// The text, or empty where the part has none.
std::string if_any(web::Services const& services, web::Visit const& visit, Page const& page,
                   std::string const& id) {
    auto const* found = services.texts.find(visit.language, page.kind.part + id);
    return found ? *found : std::string();
}

View choice_view(web::Services const& services, web::Visit const& visit, Page const& page,
                 FieldRule const& rule, web::Field const& field) {
    std::vector<web::Option> options;
    auto const begin = "choice_" + std::string(rule.name) + "_";
    for (auto const one : rule.choices)
        options.push_back({std::string(one),
                           own_text(services, visit, page, begin + std::string(one)),
                           one == field.value});
    if (rule.kind == FieldKind::tick)
        options.push_back(
            {"yes", own_text(services, visit, page, begin + "yes"), field.value == "yes"});
    else if (!rule.required) options.insert(options.begin(), {"", "–", field.value.empty()});
    return web::choices_view(field, options);
}

View field_of(web::Services const& services, web::Visit const& visit, Page const& page,
              FieldRule const& rule, Typed const& typed) {
    using enum FieldKind;
    auto const name = std::string(rule.name);
    web::Field field{.name = name,
                     .label = own_text(services, visit, page, "label_" + name),
                     .value = std::string(value(typed.values, name)),
                     .hint = if_any(services, visit, page, "hint_" + name),
                     .problem = web::problem_text(visit, services.pages, typed.problems, name),
                     .max_length = static_cast<int>(rule.longest),
                     .required = rule.required};
    if (rule.kind == email) field.type = "email";
    if (rule.kind == web) field.type = "url";
    if (rule.kind == tick) field.type = "checkbox";
    bool const chooses = rule.kind == choice || rule.kind == tick;
    if (chooses) field.max_length = 0;
    auto made = chooses ? choice_view(services, visit, page, rule, field) : web::field_view(field);
    if (rule.kind == area)
        made.set("counter_text",
                 services.pages.format(visit, "own_forms.at_most", {{"count", rule.longest}}));
    return View()
        .set("is_select", rule.kind == choice)
        .set("is_tick", rule.kind == tick)
        .set("is_area", rule.kind == area)
        .set("is_line", !chooses && rule.kind != area)
        .set("own_field", std::move(made));
}

http::Response form_page(web::Services& services, web::Visit const& visit,
                         administration::Place const& place, Page const& page, Typed const& typed) {
    std::vector<View> fields;
    for (auto const& rule : page.kind.fields)
        fields.push_back(field_of(services, visit, page, rule, typed));
    auto view = web::problems_view(visit, services.pages, typed.problems);
    view.set("breadcrumbs", administration::crumbs(services, visit, place, true))
        .set("lead", own_text(services, visit, page, page.kind.kind + "_lead"))
        .set("form_url", visit.address(administration::path_of(place.id()) + "/" + page.path))
        .set("own_fields", std::move(fields))
        .set("version_value", std::to_string(typed.version))
        .set_optional("see_url",
                      page.see_path.empty() ? std::string() : visit.address(page.see_path))
        .set("below_html", templates::SafeHtml{page.below_html});
    int const status = typed.is_overtaken ? 409 : typed.problems.empty() ? 200 : 422;
    web::PageOptions options{.title = own_text(services, visit, page, page.kind.kind + "_title"),
                             .status = status,
                             .unlisted = true};
    if (visit.request.query.text("done") == "saved")
        options.notices.push_back(
            web::notice("done", services.pages.text(visit, "own_forms.done_saved")));
    if (typed.is_overtaken)
        options.notices.push_back(
            web::notice("warning", services.pages.text(visit, "own_forms.overtaken")));
    return account::private_page(
        services.pages.page(visit, "own_forms/form", std::move(view), std::move(options)));
}

/// The names of the fields that differ, for the record.
json::Array changed(Values const& before, Values const& now) {
    json::Array names;
    for (auto const& [name, value_now] : now)
        if (value(before, name) != value_now) names.push_back(name);
    for (auto const& [name, old] : before)
        if (!now.contains(name)) names.push_back(name);
    return names;
}

}

http::Response show(web::Services& services, web::Visit const& visit,
                    administration::Place const& place, Page const& page) {
    auto reader = services.database.read();
    auto const now = kept(reader, place.id(), page.kind.kind);
    return form_page(services, visit, place, page, {now.values, now.version});
}

http::Response save(web::Services& services, web::Visit const& visit,
                    administration::Place const& place, Page const& page) {
    auto const& form = visit.request.form;
    Typed typed{.values = own_forms::typed(page.kind, form), .version = -1};
    auto const version = form.text("version");
    std::from_chars(version.data(), version.data() + version.size(), typed.version);
    typed.problems = check(page.kind, typed.values);
    if (typed.problems.empty() && page.also) typed.problems = page.also(typed.values);
    if (!typed.problems.empty()) return form_page(services, visit, place, page, typed);
    {
        auto tx = services.database.begin();
        auto const before = kept(tx, place.id(), page.kind.kind);
        auto const now = services.now();
        if (own_forms::save(tx, place.id(), page.kind.kind, typed.values, typed.version, now)) {
            services.activity.record(
                tx, {.at = now,
                     .actor = visit.viewer.member,
                     .action = page.kind.part + page.kind.kind + "_changed",
                     .subject = {"organisation", place.id().string()},
                     .organisation = place.id(),
                     .details = json::Object{{"fields", changed(before.values, typed.values)}}});
            // First what pages read, then the edition: no page is kept that was made in between.
            if (page.saved) tx.after_commit(page.saved);
            tx.commit();
        } else {
            typed.is_overtaken = true;
            typed.version = before.version;
        }
    }
    if (typed.is_overtaken) return form_page(services, visit, place, page, typed);
    return account::private_page(http::redirect(
        visit.address(administration::path_of(place.id()) + "/" + page.path) + "?done=saved"));
}

}
