// Words and rows.
#include "features/knowledge/connectors/view.h"

namespace knowledge::connectors {

using web::View;

std::string Teller::text(std::string_view id) const {
    return services.pages.text(visit, "connectors." + std::string(id));
}

std::string Teller::format(std::string_view id, texts::Arguments const& arguments) const {
    return services.pages.format(visit, "connectors." + std::string(id), arguments);
}

std::string Teller::address(Connector const& connector, std::string_view rest) const {
    return visit.address("/connectors/" + connector.id.string() + std::string(rest));
}

std::string Teller::when(std::optional<basics::Time> time) const {
    return time ? texts::date_time(visit.language, *time) : text("never");
}

std::string Teller::source(std::string_view name) const {
    return text("source_" + std::string(name));
}

std::string Teller::schedule(Schedule const& schedule) const {
    if (schedule.rhythm == Rhythm::by_hand) return text("rhythm_by_hand");
    auto const hour = (schedule.hour < 10 ? "0" : "") + std::to_string(schedule.hour) + ":00";
    if (schedule.rhythm == Rhythm::daily) return format("told_daily", {{"hour", hour}});
    return format("told_weekly",
                  {{"day", text("weekday_" + std::to_string(schedule.weekday))}, {"hour", hour}});
}

std::string Teller::next(Connector const& connector) const {
    if (connector.state == State::paused) return text("paused");
    if (!connector.next_at) return text("rhythm_by_hand");
    auto const at = when(connector.next_at);
    return connector.failures > 0 ? format("next_again", {{"when", at}}) : at;
}

std::string Teller::result(std::optional<Run> const& run) const {
    if (!run) return text("never");
    auto const at = run->ended_at ? when(run->ended_at) : when(run->started_at);
    return format("result_" + std::string(name(run->state)), {{"when", at}});
}

View Teller::report(Run const& run) const {
    std::vector<View> rejected;
    for (auto const& one : run.rejected) {
        auto const* known = services.texts.find(visit.language, one.reason);
        rejected.push_back(View()
                               .set("rejected_line", one.line > 0 ? std::to_string(one.line) : "–")
                               .set("rejected_reason", known ? *known : one.reason)
                               .set("rejected_detail", one.detail));
    }
    auto const* why = run.why.empty() ? nullptr : services.texts.find(visit.language, run.why);
    View view;
    bool const has_counts = run.counts.read > 0 || run.why.empty();
    view.set_optional("counts_text",
                      has_counts ? services.pages.format(visit, "knowledge.import_counts",
                                                         {{"read", run.counts.read},
                                                          {"created", run.counts.created},
                                                          {"updated", run.counts.updated},
                                                          {"unchanged", run.counts.unchanged},
                                                          {"rejected", run.counts.rejected}})
                                 : "")
        .set_optional("why_text", why ? *why : run.why)
        .set_optional("why_detail", run.detail)
        .set_list("rejected", std::move(rejected));
    return view;
}

}
