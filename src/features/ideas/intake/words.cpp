// What visitors, and those who answer, are told of an intake that is closed.
#include "features/ideas/intake/pages.h"
#include "services/units/things.h"

namespace ideas::intake {

namespace {

using web::View;

std::string text_of(Showing const& showing, Standing const& now, std::string const& name) {
    if (now.why == Why::unanswered) return showing.format("intake_unanswered", {{"name", name}});
    auto const when = showing.visit.further
                          ? showing.visit.further->date(now.pause.last)
                          : texts::short_date(showing.visit.language, now.pause.last);
    return showing.format("intake_paused",
                          {{"name", name}, {"when", when}, {"words", now.pause.words}});
}

/// What is closed: the organisation, or a unit of it.
std::string name_of(Showing const& showing, units::Chart const& chart, Standing const& now) {
    return now.pause.unit.empty() ? showing.organisation_name(chart.organisation())
                                  : chart.name(now.pause.unit);
}

}

std::string closed_text(Showing const& showing, db::Reader& reader,
                        organisations::OrganisationId const& organisation, std::string_view unit) {
    auto const now = standing(showing.services, reader, organisation, unit);
    if (now.why == Why::open) return {};
    auto const chart =
        units::chart_of(reader, organisation, basics::day_in_stockholm(showing.services.now()));
    return text_of(showing, now, name_of(showing, chart, now));
}

basics::Problems closed_problem(Showing const& showing, db::Reader& reader,
                                organisations::OrganisationId const& organisation,
                                std::string_view unit) {
    auto const whole = closed_text(showing, reader, organisation, {});
    auto const of_unit =
        whole.empty() ? closed_text(showing, reader, organisation, unit) : std::string();
    if (whole.empty() && of_unit.empty()) return {};
    return {{whole.empty() ? "unit" : "organisation",
             "ideas.problem_intake_closed",
             {{"why", whole.empty() ? of_unit : whole}}}};
}

View desk_view(Showing const& showing, db::Reader& reader) {
    auto const today = basics::day_in_stockholm(showing.services.now());
    std::vector<View> closed, intakes;
    for (auto const& one : showing.visit.viewer.organisations()) {
        if (!showing.visit.may(permissions::Permission::coordinate, one)) continue;
        auto const url = showing.visit.address("/administration/" + one.string() + "/intake");
        auto const chart = units::chart_of(reader, one, today);
        auto add = [&](Standing const& now) {
            closed.push_back(
                View()
                    .set("closed_text", text_of(showing, now, name_of(showing, chart, now)))
                    .set("closed_url", url)
                    .set("closed_unit", now.pause.unit.text()));
        };
        for (auto const& pause : store::pauses(reader, one, today)) add({Why::paused, pause});
        auto const whole = standing(showing.services, reader, one, {});
        if (whole.why == Why::unanswered) add(whole);
        intakes.push_back(
            View()
                .set("intake_text",
                     showing.format("intake_go", {{"name", showing.organisation_name(one)}}))
                .set("intake_url", url));
    }
    return View().set_list("closed", std::move(closed)).set_list("intakes", std::move(intakes));
}

}
