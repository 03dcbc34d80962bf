// Two forms, and the two pages made from them.
#include "app/statements/statements.h"

#include "app/administration/administration.h"
#include "app/own_forms/pages.h"
#include "platform/basics/lines.h"
#include "platform/basics/text.h"
#include "services/organisations/shelf.h"

namespace statements {

namespace {

using organisations::Organisation;
using own_forms::FieldKind;
using own_forms::value;
using own_forms::Values;
using web::View;

own_forms::FormKind const accessibility{
    "statements.",
    "accessibility",
    {{.name = "conformance",
      .kind = FieldKind::choice,
      .required = true,
      .choices = {"full", "partial", "none"}},
     {.name = "gaps", .kind = FieldKind::area, .longest = 4000},
     {.name = "gaps_why", .kind = FieldKind::area, .longest = 2000},
     {.name = "help_email", .kind = FieldKind::email, .longest = 254},
     {.name = "help_phone", .longest = 40},
     {.name = "help_web", .kind = FieldKind::web, .longest = 300},
     {.name = "tested",
      .kind = FieldKind::choice,
      .required = true,
      .choices = {"own", "outside", "tool", "not"}},
     {.name = "tested_how", .kind = FieldKind::area, .longest = 2000},
     {.name = "tested_on", .kind = FieldKind::date, .longest = 10},
     {.name = "published_on", .kind = FieldKind::date, .longest = 10}}};

own_forms::FormKind const privacy{
    "statements.",
    "privacy",
    {{.name = "controller", .longest = 200, .required = true},
     {.name = "contact_email", .kind = FieldKind::email, .longest = 254, .required = true},
     {.name = "officer", .longest = 200},
     {.name = "officer_email", .kind = FieldKind::email, .longest = 254},
     {.name = "purposes", .kind = FieldKind::area, .longest = 4000, .required = true},
     {.name = "ground",
      .kind = FieldKind::choice,
      .required = true,
      .choices = {"public_task", "legal_duty", "contract", "consent"}},
     {.name = "ground_law", .longest = 500},
     {.name = "receivers", .kind = FieldKind::area, .longest = 2000},
     {.name = "retention", .kind = FieldKind::area, .longest = 4000, .required = true},
     {.name = "outside_eu", .kind = FieldKind::area, .longest = 2000},
     {.name = "more_web", .kind = FieldKind::web, .longest = 300},
     {.name = "updated_on", .kind = FieldKind::date, .longest = 10}}};

/// Who cannot use a page must be able to reach somebody, and what is missing needs a reason.
basics::Problems check_accessibility(Values const& values) {
    basics::Problems problems;
    if (value(values, "help_email").empty() && value(values, "help_phone").empty() &&
        value(values, "help_web").empty())
        problems.push_back({"help_email", "statements.problem_no_way"});
    bool const is_full = value(values, "conformance") == "full";
    if (!is_full && value(values, "gaps").empty())
        problems.push_back({"gaps", "statements.problem_no_gaps"});
    if (is_full && !value(values, "gaps").empty())
        problems.push_back({"conformance", "statements.problem_full_with_gaps"});
    if (!value(values, "gaps").empty() && value(values, "gaps_why").empty())
        problems.push_back({"gaps_why", "statements.problem_no_why"});
    if (value(values, "tested") != "not" && value(values, "tested_on").empty())
        problems.push_back({"tested_on", "statements.problem_no_day"});
    return problems;
}

basics::Problems check_privacy(Values const& values) {
    if (value(values, "ground") != "consent" && value(values, "ground_law").empty())
        return {{"ground_law", "statements.problem_no_law"}};
    return {};
}

std::string path_of(Organisation const& one) {
    return "/organisations/" + one.id.string() + "/" + basics::slug(one.name);
}

std::string day(web::Visit const& visit, std::string_view iso) {
    auto const date = basics::parse_iso_date(iso);
    return date ? texts::date(visit.language, *date) : std::string();
}

std::vector<View> paragraph_views(std::string_view text) {
    std::vector<View> views;
    for (auto& paragraph : basics::paragraphs(text))
        views.push_back(View().set("paragraph_text", std::move(paragraph)));
    return views;
}

std::vector<View> line_views(std::string_view text) {
    std::vector<View> views;
    for (auto& line : own_forms::lines(text))
        views.push_back(View().set("line_text", std::move(line)));
    return views;
}

/// One statement being shown.
struct Shown {
    web::Services& services;
    web::Visit const& visit;
    Organisation const& one;
    own_forms::Kept const& kept;

    std::string text(std::string const& id) const {
        return services.pages.text(visit, "statements." + id);
    }
    std::string name() const { return std::string(organisations::name_in(one, visit.language)); }
    std::string format(std::string const& id, texts::Arguments arguments = {}) const {
        arguments.emplace_back("organisation", name());
        arguments.emplace_back("site", services.pages.site_name());
        return services.pages.format(visit, "statements." + id, arguments);
    }
    std::string_view get(std::string_view field) const { return value(kept.values, field); }
};

View accessibility_view(Shown const& shown) {
    View view;
    if (shown.kept.version == 0) return view;
    auto const country = shown.one.country == "NO" ? "no" : "se";
    return view
        .set("conformance_text",
             shown.format("conformance_" + std::string(shown.get("conformance"))))
        .set_list("gap_lines", line_views(shown.get("gaps")))
        .set_list("why_paragraphs", paragraph_views(shown.get("gaps_why")))
        .set_optional("help_email", shown.get("help_email"))
        .set_optional("help_phone", shown.get("help_phone"))
        .set_optional("help_web", shown.get("help_web"))
        .set("complain_text", shown.text("complain_" + std::string(country)))
        .set("tested_text", shown.text("tested_" + std::string(shown.get("tested"))))
        .set_list("how_paragraphs", paragraph_views(shown.get("tested_how")))
        .set_optional("tested_on_text",
                      shown.get("tested_on").empty()
                          ? std::string()
                          : shown.format("tested_on_text",
                                         {{"date", day(shown.visit, shown.get("tested_on"))}}))
        .set_optional("published_text",
                      shown.get("published_on").empty()
                          ? std::string()
                          : shown.format("published_text",
                                         {{"date", day(shown.visit, shown.get("published_on"))}}));
}

View privacy_view(Shown const& shown) {
    View view;
    if (shown.kept.version == 0) return view;
    auto const ground = std::string(shown.get("ground"));
    return view
        .set("controller_text",
             shown.format("controller_text", {{"controller", shown.get("controller")}}))
        .set("contact_email", shown.get("contact_email"))
        .set_optional("officer", shown.get("officer"))
        .set_optional("officer_email", shown.get("officer_email"))
        .set_list("purpose_lines", line_views(shown.get("purposes")))
        .set("ground_text", shown.text("choice_ground_" + ground))
        .set_optional("ground_law", shown.get("ground_law"))
        .set_list("receiver_paragraphs", paragraph_views(shown.get("receivers")))
        .set_list("retention_paragraphs", paragraph_views(shown.get("retention")))
        .set_list("outside_paragraphs", paragraph_views(shown.get("outside_eu")))
        .set_optional("more_web", shown.get("more_web"))
        .set("complain_text",
             shown.text(shown.one.country == "NO" ? "privacy_complain_no" : "privacy_complain_se"))
        .set_optional("updated_text",
                      shown.get("updated_on").empty()
                          ? std::string()
                          : shown.format("updated_text",
                                         {{"date", day(shown.visit, shown.get("updated_on"))}}));
}

http::Response show(web::Services& services, web::Visit const& visit,
                    own_forms::FormKind const& kind) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(visit.id<organisations::OrganisationId>());
    if (!one) throw http::NotFound();
    if (visit.part("slug") != basics::slug(one->name))
        return http::moved(visit.address(path_of(*one) + "/" + kind.kind));
    own_forms::Kept kept;
    {
        auto reader = services.database.read();
        kept = own_forms::kept(reader, one->id, kind.kind);
    }
    Shown const shown{services, visit, *one, kept};
    bool const is_accessibility = kind.kind == "accessibility";
    auto view = is_accessibility ? accessibility_view(shown) : privacy_view(shown);
    view.set("is_said", kept.version > 0)
        .set("lead", shown.format(kind.kind + "_page_lead"))
        .set("empty_text", shown.format(kind.kind + "_empty"))
        .set_optional("website", one->website)
        .set("site_url", visit.address("/" + kind.kind))
        .set("site_text", shown.format(kind.kind + "_site"))
        .set("other_url",
             visit.address(path_of(*one) + (is_accessibility ? "/privacy" : "/accessibility")))
        .set("may_administer",
             visit.viewer.signed_in() && visit.may(permissions::Permission::coordinate, one->id))
        .set("edit_url", visit.address(administration::path_of(one->id) + "/" + kind.kind))
        .set("breadcrumbs", std::vector<View>{View()
                                                  .set("crumb_name", shown.name())
                                                  .set("crumb_url", visit.address(path_of(*one)))});
    return services.pages.page(visit, "statements/" + kind.kind, std::move(view),
                               {.title = shown.format(kind.kind + "_page_title"), .face = one->id});
}

own_forms::Page page(own_forms::FormKind const& kind, administration::Place const& place) {
    return {.kind = kind,
            .path = kind.kind,
            .also = kind.kind == "accessibility" ? check_accessibility : check_privacy,
            .see_path = path_of(*place.organisation) + "/" + kind.kind};
}

}

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    web::Feature made{.name = "statements"};
    for (auto const* kind : {&accessibility, &privacy}) {
        made.pages.push_back(
            {get, "/organisations/{id}/{slug}/" + kind->kind, Permission::everyone,
             [&services, kind](web::Visit const& visit) { return show(services, visit, *kind); }});
        auto const path = "/administration/{id}/" + kind->kind;
        made.pages.push_back(
            {get, path, Permission::coordinate, [&services, kind](web::Visit const& visit) {
                 auto const here = administration::place(services, visit);
                 return own_forms::show(services, visit, here, page(*kind, here));
             }});
        made.pages.push_back(
            {post, path, Permission::coordinate, [&services, kind](web::Visit const& visit) {
                 auto const here = administration::place(services, visit);
                 return own_forms::save(services, visit, here, page(*kind, here));
             }});
    }
    return made;
}

}
