// What is told of those who were asked; answers are kept and recorded here, for pages and programs.
#include "features/escalations/afterwards/now.h"

#include <algorithm>

namespace escalations {

namespace {

using web::View;

std::string summary(Showing const& showing, NowSeen const& seen) {
    auto const counts = counted(seen.asked, seen.answers);
    auto const silent = counts.find("");
    auto const asked = static_cast<std::int64_t>(seen.asked.size());
    auto text = showing.format(
        "now_summary",
        {{"asked", asked},
         {"answered", asked - (silent == counts.end() ? std::int64_t(0) : silent->second)}});
    for (auto const doing : doing_names)
        if (auto const found = counts.find(doing); found != counts.end())
            text +=
                " " + showing.format("now_count_" + std::string(doing), {{"count", found->second}});
    return text;
}

std::string report_address(Showing const& showing, Known const& barrier, Party const& party) {
    auto address =
        showing.visit.address("/barriers/new") + "?origin_kind=barrier&origin=" + barrier.id;
    return party.project.empty() ? address : address + "&project=" + party.project;
}

View party_view(Showing const& showing, db::Reader& reader, Seen const& seen, AskedNow const& one,
                NowAnswer const* answer) {
    auto const& visit = showing.visit;
    bool const may = may_say(visit, one.party.organisation) && seen.way.is_gone();
    auto const project = one.party.project.empty() ? std::nullopt
                                                   : web::access_to(showing.services, visit, reader,
                                                                    "project", one.party.project);
    bool const is_stopped = answer && told::said(answer->told, "doing") == "still_stopped";
    auto const silent = showing.text(one.is_reached ? "now_silent" : "now_unreached");
    return View()
        .set("party_name", party_name(showing, reader, one.party))
        .set("party_url",
             visit.address(project ? project->path
                                   : "/organisations/" + one.party.organisation.string()))
        .set("is_answered", answer != nullptr)
        .set("party_doing",
             answer ? showing.word("doing_", told::said(answer->told, "doing")) : silent)
        .set_optional(
            "party_stops",
            answer ? showing.format("now_stops", {{"what", told::said(answer->told, "stops")}})
                   : std::string())
        .set("is_stopped", is_stopped)
        .set_list("party_words", paragraphs(answer ? told::said(answer->told, "now_words") : ""))
        .set("party_date",
             answer ? showing.format(answer->number > 1 ? "now_changed" : "now_said",
                                     {{"date", showing.date(answer->at)}})
                    : showing.format("now_asked_on", {{"date", showing.date(one.asked_at)}}))
        .set_optional("answer_now_url",
                      may ? visit.address(way_path(seen.barrier)) + "/now?organisation=" +
                                one.party.organisation.string() + "&project=" + one.party.project
                          : std::string())
        .set("answer_now_text", showing.text(answer ? "now_change" : "now_answer"))
        .set_optional("report_url", may && is_stopped
                                        ? report_address(showing, seen.barrier, one.party)
                                        : std::string());
}

}

NowSeen seen_now(Showing const& showing, db::Reader& reader, Known const& barrier) {
    NowSeen seen{.asked = asked_now(reader, barrier.id)};
    if (seen.asked.empty()) return seen;
    seen.round = seen.asked.front().round;
    std::erase_if(seen.asked, [&](AskedNow const& one) {
        if (one.party.project.empty()) return false;
        auto const access =
            web::access_to(showing.services, showing.visit, reader, "project", one.party.project);
        return !access || !access->may_see;
    });
    for (auto& answer : standing_answers(reader, barrier.id, seen.round))
        if (std::ranges::find(seen.asked, answer.party, &AskedNow::party) != seen.asked.end())
            seen.answers.push_back(std::move(answer));
    return seen;
}

std::string party_name(Showing const& showing, db::Reader& reader, Party const& party) {
    auto const who = showing.organisation_name(party.organisation);
    if (party.project.empty()) return who;
    auto const access =
        web::access_to(showing.services, showing.visit, reader, "project", party.project);
    if (!access || !access->may_see) return showing.format("now_some_project", {{"who", who}});
    return showing.format("now_project", {{"title", access->title}, {"who", who}});
}

bool may_say(web::Visit const& visit, organisations::OrganisationId const& organisation) {
    return visit.viewer.signed_in() &&
           permissions::may_in_part(visit.viewer, permissions::Permission::contribute,
                                    organisation);
}

View now_view(Showing const& showing, db::Reader& reader, Seen const& seen) {
    auto const now = seen_now(showing, reader, seen.barrier);
    std::vector<View> views;
    for (auto const& one : now.asked) {
        auto const found = std::ranges::find(now.answers, one.party, &NowAnswer::party);
        views.push_back(
            party_view(showing, reader, seen, one, found == now.answers.end() ? nullptr : &*found));
    }
    View view;
    view.set("now_text", summary(showing, now)).set_list("parties", std::move(views));
    return view;
}

bool say_now(db::Transaction& tx, Hand const& hand, Known const& barrier, int round,
             Party const& party, told::Told const& told) {
    auto const last = last_answer(tx, barrier.id, round, party);
    if (last.told == told) return false;
    add(tx, barrier.id, round,
        NowAnswer{.party = party, .told = told, .by = hand.member, .at = hand.now});
    json::Object details{{"doing", told::said(told, "doing")}};
    if (!party.project.empty()) details.append("project", party.project);
    hand.log.record(
        tx, {.at = hand.now,
             .actor = hand.member,
             .action = told.empty() ? "escalations.now_withdrawn" : "escalations.now_answered",
             .subject = {"barrier", barrier.id},
             .organisation = party.organisation,
             .details = std::move(details)});
    return true;
}

}
