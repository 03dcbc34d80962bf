// What the pages of an occasion share.
#include "features/ideas/capture/pages.h"

#include "features/ideas/letters.h"
#include "features/ideas/placing.h"

namespace ideas::capture {

using permissions::Permission;
using web::View;

bool works_there(units::Where& where, web::Visit const& visit, Occasion const& occasion) {
    auto const& organisation = occasion.organisation;
    if (!permissions::may_in_part(visit.viewer, Permission::contribute, organisation)) return false;
    if (occasion.unit.empty()) return true;
    auto const spot = where.chart(organisation).spot(occasion.unit);
    return !spot.is_closed ||
           permissions::may_at(visit.viewer, Permission::contribute, spot.place());
}

Work work_on(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    Work work{.showing = Showing(services, visit),
              .occasion = http::found(find(reader, visit.id<OccasionId>()))};
    units::Where where(reader, basics::day_in_stockholm(services.now()));
    work.is_inside = works_there(where, visit, work.occasion);
    return work;
}

Work work_inside(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto work = work_on(services, reader, visit);
    if (!work.is_inside) throw http::Forbidden();
    return work;
}

std::string title_of(Showing const& showing, Occasion const& occasion) {
    return showing.format(
        "capture_named",
        {{"name", occasion.name}, {"when", texts::date(showing.visit.language, occasion.held)}});
}

std::vector<View> breadcrumbs(Work const& work, bool with_occasion) {
    auto const& showing = work.showing;
    std::vector<View> views;
    if (work.is_inside)
        views.push_back(View()
                            .set("crumb_name", showing.text("captures_title"))
                            .set("crumb_url", showing.visit.address("/captures")));
    else
        views.push_back(
            View()
                .set("crumb_name", showing.organisation_name(work.occasion.organisation))
                .set("crumb_url", showing.organisation_url(work.occasion.organisation)));
    if (with_occasion)
        views.push_back(View()
                            .set("crumb_name", work.occasion.name)
                            .set("crumb_url", showing.visit.address(path_of(work.occasion))));
    return views;
}

View sending_view(Work const& work, Kind chosen, std::string_view place) {
    auto const& showing = work.showing;
    std::vector<web::Option> options;
    for (auto const kind : kinds)
        options.push_back({std::string(name(kind)),
                           showing.text("capture_kind_" + std::string(name(kind))),
                           kind == chosen});
    return View()
        .set("kind_field", web::choices_view({.name = "kind",
                                              .label = showing.text("label_capture_kind"),
                                              .type = "radio",
                                              .required = true},
                                             options))
        .set("breadcrumbs", breadcrumbs(work, true))
        .set("lead", title_of(showing, work.occasion))
        .set("form_url", showing.visit.address(path_of(work.occasion) + std::string(place)))
        .set("occasion_url", showing.visit.address(path_of(work.occasion)));
}

Kind kind_in(http::Fields const& fields) {
    return parse_kind(fields.text("kind")).value_or(Kind::need);
}

std::string unit_of(Work const& work, db::Reader& reader) {
    auto const& showing = work.showing;
    return unit_to_write_in(reader, showing.visit.viewer, work.occasion.organisation,
                            work.occasion.unit.text(),
                            basics::day_in_stockholm(showing.services.now()));
}

void tell_of(Work const& work, db::Transaction& tx, Received const& received) {
    if (received.needs.empty()) return;
    auto const& first = received.needs.front();
    if (received.needs.size() == 1) tell_mailbox(work.showing.services, tx, first);
    else
        tell_mailbox_of_many(work.showing.services, tx, first, received.needs.size(),
                             {work.occasion.name, path_of(work.occasion)});
}

std::expected<Received, basics::Problems> sent(Work const& work, Sheaf sheaf) {
    auto& services = work.showing.services;
    auto tx = services.database.begin();
    sheaf.unit = unit_of(work, tx);
    auto received = send(tx, hand_of(work.showing), work.occasion, sheaf);
    if (!received) return received;
    if (received->is_new) {
        tell_of(work, tx, *received);
        tx.commit();
    }
    return received;
}

}
