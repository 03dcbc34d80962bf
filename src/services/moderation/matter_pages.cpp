// One matter: what was reported, how the text read then and now, what was decided, and the form.
#include <algorithm>
#include <map>

#include "services/members/members.h"
#include "services/moderation/deciding.h"
#include "services/moderation/pages.h"
#include "services/moderation/ruling_form.h"

namespace moderation::pages {

namespace {

using web::View;
using Names = std::map<members::MemberId, std::string>;

struct Shown {
    Asked asked = {};
    bool is_overtaken = false;
};

/// The matter of the path, for those who see it; for others it is not there.
Matter matter_at_work(db::Reader& reader, web::Visit const& visit) {
    auto matter = http::found(find(reader, visit.id<MatterId>()));
    if (!sees(visit.viewer, matter)) throw http::NotFound();
    return matter;
}

std::string name_of(Names const& names, members::MemberId const& member) {
    auto const found = names.find(member);
    return found == names.end() ? std::string() : found->second;
}

View notice_view(Showing const& showing, db::Reader& reader, Notice const& notice) {
    auto const email = reporter(reader, notice);
    return View()
        .set("notice_reason", showing.text("reason_" + notice.reason))
        .set("notice_when", showing.date(notice.at))
        .set("notice_who", showing.text(!notice.member.empty() ? "from_member"
                                        : email.empty()        ? "from_nobody"
                                                               : "from_email"))
        .set("notice_paragraphs", paragraphs(notice.words));
}

std::vector<View> notice_views(Showing const& showing, db::Reader& reader, Matter const& matter) {
    std::vector<View> views;
    for (auto const& notice : notices(reader, matter.id))
        views.push_back(notice_view(showing, reader, notice));
    return views;
}

View step_view(Showing const& showing, Names const& names, Step const& step) {
    auto text = showing.text(step.asked ? "event_asked_" + std::string(name(*step.asked))
                                        : "event_" + std::string(name(step.outcome)));
    // Who asked is nobody's business; who decided is.
    auto const who = step.asked ? std::string() : name_of(names, step.member);
    if (!who.empty()) text += ", " + who;
    auto const words = step.asked ? step.words
                                  : because(showing.services.texts, showing.visit.language,
                                            step.reason, step.words);
    return View()
        .set("event_date",
             texts::short_date(showing.visit.language, basics::day_in_stockholm(step.at)))
        .set("event_text", std::move(text))
        .set_optional("event_words", words)
        .set("is_now", false);
}

std::vector<View> step_views(Showing const& showing, db::Reader& reader, Matter const& matter) {
    auto const all = steps(reader, matter.id);
    std::vector<members::MemberId> ids;
    for (auto const& step : all) ids.push_back(step.member);
    auto const names = showing.services.members.names(ids);
    std::vector<View> views;
    for (auto const& step : all) views.push_back(step_view(showing, names, step));
    if (!views.empty()) views.back().set("is_now", true);
    return views;
}

/// "Karin Koordinator, Nils Nämnd": who decides when the viewer may not.
std::string others(Showing const& showing, Matter const& matter, Deciders const& deciders) {
    auto const turn = whose_turn(matter, deciders);
    std::string text;
    for (auto const& [id, name] : showing.services.members.names(turn))
        text += (text.empty() ? "" : ", ") + name;
    return showing.format("somebody_else", {{"names", text}});
}

View text_view(Showing const& showing, db::Reader& reader, Matter const& matter) {
    auto const now = text_now(showing, reader, matter.subject);
    bool const has_changed = now && now->words != matter.words;
    View view;
    view.set("text_language", matter.language)
        .set("paragraphs", paragraphs(matter.words))
        .set("has_changed", has_changed)
        .set("paragraphs_now", paragraphs(now ? now->words : std::string()))
        .set("text_url", showing.visit.address(now ? now->path : matter.path))
        .set("stands_text", showing.text(!now             ? "stands_gone"
                                         : now->is_public ? "stands_public"
                                                          : "stands_hidden"));
    return view;
}

http::Response matter_page(Showing const& showing, db::Reader& reader, Matter const& matter,
                           Shown const& shown) {
    auto const deciders = moderation::deciders(showing.services, reader, matter);
    bool const may = may_decide(showing.visit.viewer, matter, deciders);
    auto view = web::problems_view(showing.visit, showing.services.pages, shown.asked.problems);
    view.merge(text_view(showing, reader, matter));
    view.merge(ruling_view(showing, shown.asked));
    view.set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", showing.text("queue_title"))
                                   .set("crumb_url", showing.visit.address("/moderation"))})
        .set("title", matter.title)
        .set("state_text", showing.text("state_" + std::string(name(matter.state)) + "_" +
                                        std::string(name(matter.outcome))))
        .set("waiting_text",
             showing.format("reported_days_ago",
                            {{"days", days_between(matter.opened_at, showing.services.now())}}))
        .set_list("reports", notice_views(showing, reader, matter))
        .set_list("events", step_views(showing, reader, matter))
        .set("may_decide", may)
        .set("is_decided", matter.state == State::decided)
        .set("somebody_else", may ? std::string() : others(showing, matter, deciders))
        .set("version", std::to_string(matter.version))
        .set("act_url", showing.visit.address("/moderation/" + matter.id.string()));
    web::PageOptions options{.title = matter.title,
                             .status = shown.is_overtaken             ? 409
                                       : shown.asked.problems.empty() ? 200
                                                                      : 422,
                             .unlisted = true};
    auto const done = parse_outcome(showing.visit.request.query.text("done"));
    if (done && *done != Outcome::none)
        options.notices.push_back(
            web::notice("done", showing.text("done_" + std::string(name(*done)))));
    if (shown.is_overtaken)
        options.notices.push_back(web::notice("warning", showing.text("overtaken")));
    return private_page(showing.services.pages.page(showing.visit, "moderation/matter",
                                                    std::move(view), std::move(options)));
}

}

http::Response show_matter(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return matter_page(showing, reader, matter_at_work(reader, visit), {});
}

http::Response decide_one(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    Shown shown{.asked = asked_in(visit)};
    auto const ruling = checked(shown.asked.ruling);
    if (!ruling) shown.asked.problems = ruling.error();
    {
        auto tx = services.database.begin();
        auto const matter = matter_at_work(tx, visit);
        if (!may_decide(visit.viewer, matter, deciders(services, tx, matter)))
            throw http::Forbidden();
        shown.is_overtaken = visit.request.form.text("version") != std::to_string(matter.version);
        if (ruling && !shown.is_overtaken) {
            carry_out(showing, tx, matter, *ruling);
            tx.commit();
            return private_page(http::redirect(visit.address("/moderation/" + matter.id.string()) +
                                               "?done=" + shown.asked.act));
        }
    }
    if (shown.is_overtaken) shown.asked.problems.clear();
    auto reader = services.database.read();
    return matter_page(showing, reader, matter_at_work(reader, visit), shown);
}

}
