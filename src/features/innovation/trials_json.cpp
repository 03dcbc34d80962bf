// Trials, their sites, and what is left to do, as JSON: what the page shows to the one who asks.
#include "features/innovation/trials_json.h"
#include "features/innovation/following.h"

namespace innovation {

namespace {

json::Value figure_json(Figure const& figure) {
    return figure ? json::Value(written(figure)) : json::Value();
}

json::Value day_json(basics::Date date) {
    return date == basics::Date() ? json::Value() : json::Value(basics::iso(date));
}

json::Value time_json(basics::Time time) {
    return time.microseconds == 0 ? json::Value() : json::Value(basics::iso(time));
}

json::Array addenda_json(std::vector<Addendum> const& all) {
    json::Array told;
    for (auto const& one : all)
        told.push_back(json::Object{{"at", basics::iso(one.at)}, {"words", one.words}});
    return told;
}

json::Value finding_json(std::optional<SiteFinding> const& finding) {
    if (!finding) return {};
    return json::Object{
        {"ending", name(finding->found.ending)},
        {"result", finding->found.result},
        {"learned", finding->found.learned},
        {"after", figure_json(finding->after)},
        {"observed", finding->observed == 0 ? json::Value() : json::Value(finding->observed)},
        {"measured_otherwise", finding->measured_otherwise}};
}

json::Object together_json(Together const& all) {
    bool const is_range = all.what == Together::What::range;
    return {{"says", name(all.what)},
            {"unit", is_range ? json::Value(all.unit) : json::Value()},
            {"least_change", is_range ? json::Value(written(all.least)) : json::Value()},
            {"greatest_change", is_range ? json::Value(written(all.most)) : json::Value()},
            {"sites", static_cast<std::int64_t>(all.sites)},
            {"left_out", static_cast<std::int64_t>(all.left_out)}};
}

}

json::Object site_json(db::Reader& reader, Site const& site) {
    return {{"site", site.number},
            {"organisation", site.organisation.text()},
            {"state", name(site.state)},
            {"version", site.version},
            {"baseline", site.start.baseline},
            {"before", figure_json(site.start.before)},
            {"unit", site.start.unit},
            {"starts", day_json(site.start.from)},
            {"ends", day_json(site.start.until)},
            {"fingerprint", site.fingerprint},
            {"result", finding_json(site.finding)},
            {"change", figure_json(change_of(site))},
            {"is_too_few", is_too_few(site)},
            {"reason", site.reason},
            {"invited_at", basics::iso(site.invited_at)},
            {"answered_at", time_json(site.answered_at)},
            {"ended_at", time_json(site.ended_at)},
            {"addenda", addenda_json(site_addenda(reader, site))}};
}

json::Object trial_json(Showing const& showing, db::Reader& reader, Work const& work,
                        Experiment const& one) {
    json::Object told{{"project", work.project.id},
                      {"experiment", one.number},
                      {"state", name(one.state)},
                      {"version", one.version}};
    for (std::size_t i = 0; i < plan_fields.size(); ++i)
        told.append(std::string(plan_fields.at(i)), one.plan.at(i));
    told.append("registered_at", time_json(one.registered_at));
    told.append("fingerprint", one.fingerprint);
    told.append("ending", one.ending ? json::Value(name(*one.ending)) : json::Value());
    told.append("result", one.result);
    told.append("learned", one.learned);
    told.append("ended_at", time_json(one.ended_at));
    told.append("addenda", addenda_json(experiment_addenda(reader, one.project, one.number)));
    json::Array places;
    std::vector<Site> seen;
    for (auto& site : sites(reader, one.project, one.number)) {
        if (!may_see_site(showing, work, site)) continue;
        places.push_back(site_json(reader, site));
        seen.push_back(std::move(site));
    }
    told.append("sites", std::move(places));
    told.append("together", together_json(together(seen)));
    return told;
}

json::Object condition_json(Showing const& showing, Gate const& gate, FollowUp const& one,
                            std::vector<MovedFollowUp> const& moved) {
    json::Array history;
    for (auto const& move : moved)
        if (move.condition == one.number)
            history.push_back(json::Object{{"at", basics::iso(move.at)},
                                           {"due_before", basics::iso(move.due_before)},
                                           {"due_after", basics::iso(move.due_after)},
                                           {"owner_before", move.owner_before},
                                           {"owner_after", move.owner_after},
                                           {"reason", move.reason}});
    return {{"gate", gate.number},
            {"condition", one.number},
            {"what", one.key.empty() ? one.words : showing.condition_text(one.key)},
            {"key", one.key},
            {"owner", one.owner_name},
            {"due", basics::iso(one.due)},
            {"is_met", !one.is_open()},
            {"met_at", time_json(one.met_at)},
            {"met_words", one.met_words},
            {"moves", std::move(history)}};
}

}
