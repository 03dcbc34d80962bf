// What the pages have in common.
#include "app/weeding_pages/pages.h"

namespace weeding_pages {

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "weeding_pages." + id);
}

std::string overview_path(organisations::OrganisationId const& organisation) {
    return "/administration/" + organisation.string() + "/retention";
}

std::string rule_path(organisations::OrganisationId const& organisation, std::string_view rule) {
    return overview_path(organisation) + "/" + std::string(rule);
}

std::string decision_path(organisations::OrganisationId const& organisation,
                          weeding::WeedingId const& id) {
    return "/administration/" + organisation.string() + "/weedings/" + id.string();
}

std::string span_text(web::Services& services, web::Visit const& visit,
                      lifetimes::Span const& span) {
    return services.pages.format(visit,
                                 "weeding_pages.span_" + std::string(lifetimes::name(span.unit)),
                                 {{"count", span.count}});
}

std::string day_text(web::Visit const& visit, basics::Time at) {
    return texts::short_date(visit.language, basics::day_in_stockholm(at));
}

std::vector<web::View> way_back(web::Services& services, web::Visit const& visit,
                                administration::Place const& place, bool with_overview) {
    auto crumbs = administration::crumbs(services, visit, place, true);
    if (with_overview)
        crumbs.push_back(web::View()
                             .set("crumb_name", text(services, visit, "title"))
                             .set("crumb_url", visit.address(overview_path(place.id()))));
    return crumbs;
}

void add_notice(web::Services& services, web::Visit const& visit, web::PageOptions& options,
                std::initializer_list<char const*> known) {
    auto const done = visit.request.query.text("done");
    for (auto const* one : known)
        if (done == one)
            options.notices.push_back(
                web::notice("done", text(services, visit, "done_" + std::string(one))));
}

}
