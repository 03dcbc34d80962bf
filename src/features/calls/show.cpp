// What pages of calls say, from the call alone.
#include "features/calls/show.h"
#include "features/calls/calls.h"

#include <algorithm>

#include "platform/basics/text.h"
#include "services/organisations/directory.h"

namespace calls {

using permissions::Permission;
using web::View;

bool may_work(web::Visit const& visit, Call const& call) {
    return visit.may(Permission::coordinate, call.told.organisation);
}

Call seen_call(Showing const& showing, db::Reader& reader) {
    auto call = http::found(find(reader, showing.visit.id<CallId>()));
    if (call.state == State::draft && !may_work(showing.visit, call)) throw http::NotFound();
    return call;
}

Call worked_call(Showing const& showing, db::Reader& reader) {
    auto call = seen_call(showing, reader);
    if (!may_work(showing.visit, call)) throw http::Forbidden();
    return call;
}

std::string phase_tag(Showing const& showing, Call const& call) {
    return showing.text("phase_" + std::string(name(showing.phase(call))));
}

std::string phase_text(Showing const& showing, Call const& call) {
    return showing.format("phase_text_" + std::string(name(showing.phase(call))),
                          {{"opens", showing.time(call.told.opens_at)},
                           {"closes", showing.closing(call.told.closes_at)},
                           {"answer_by", showing.date(call.told.answer_by)},
                           {"decided", showing.date(call.decided_at)}});
}

std::string who_text(Showing const& showing, Call const& call) {
    auto const name = showing.organisation_name(call.told.organisation);
    if (call.told.together.empty()) return name;
    auto others = call.told.together;
    for (auto at = others.find('\n'); at != others.npos; at = others.find('\n', at + 2))
        others.replace(at, 1, ", ");
    return showing.format("who_together", {{"name", name}, {"others", others}});
}

std::vector<View> fact_views(Showing const& showing, Call const& call, std::int64_t count) {
    auto const* owner = showing.directory->find(call.told.organisation);
    std::vector<View> facts{
        fact(showing.text("fact_who"), who_text(showing, call),
             owner ? showing.visit.address("/organisations/" + owner->id.string() + "/" +
                                           basics::slug(owner->name))
                   : std::string()),
        fact(showing.text("fact_opens"), showing.time(call.told.opens_at)),
        fact(showing.text("fact_closes"), showing.closing(call.told.closes_at)),
        fact(showing.text("fact_answer_by"), showing.date(call.told.answer_by)),
        fact(showing.text("fact_takers"),
             showing.text("takers_" + std::string(ideas::asked::name(call.told.takers)))),
        fact(showing.text("fact_takes"),
             showing.text("takes_" + std::string(name(call.told.takes)))),
        fact(showing.text("fact_count"), showing.format("count_text", {{"count", count}}))};
    if (!call.told.for_whom.empty())
        facts.insert(facts.begin() + 1, fact(showing.text("fact_for_whom"), call.told.for_whom));
    return facts;
}

namespace {

View event_view(std::string date, std::string text, bool is_ahead) {
    return View()
        .set("event_date", std::move(date))
        .set("event_text", std::move(text))
        .set_optional("event_url", "")
        .set("is_now", false)
        .set("is_ahead", is_ahead);
}

}

std::vector<View> event_views(Showing const& showing, Call const& call,
                              std::vector<Event> const& events) {
    std::vector<View> views;
    auto short_date = [&](basics::Time at) {
        return texts::short_date(showing.visit.language, basics::day_in_stockholm(at));
    };
    for (auto const& event : events) {
        bool const is_early = event.what == What::closed && !event.words.empty();
        auto text = showing.format(
            is_early ? std::string("event_closed_early") : "event_" + std::string(name(event.what)),
            {{"before", showing.closing(event.before)}, {"after", showing.closing(event.after)}});
        if (!event.words.empty()) text += " " + event.words;
        views.push_back(event_view(short_date(event.at), std::move(text), false));
    }
    if (!views.empty()) views.back().set("is_now", true);
    auto const stands = showing.phase(call);
    if (stands == Phase::coming)
        views.push_back(
            event_view(short_date(call.told.opens_at), showing.text("event_opened"), true));
    if (stands == Phase::coming || stands == Phase::open || stands == Phase::paused)
        views.push_back(event_view(short_date({call.told.closes_at.microseconds - 1}),
                                   showing.text("event_will_close"), true));
    if (stands != Phase::decided && stands != Phase::draft)
        views.push_back(event_view(texts::short_date(showing.visit.language, call.told.answer_by),
                                   showing.text("event_will_answer"), true));
    return views;
}

View card_view(Showing const& showing, Call const& call) {
    auto const& visit = showing.visit;
    auto const who = who_text(showing, call);
    auto const stands = showing.phase(call);
    View view;
    view.set("card_title", call.told.title)
        .set("card_url", visit.address(path_of(call)))
        .set_optional("card_text", basics::shortened(basics::one_line(call.told.story), 220))
        .set("has_snippet", false)
        .set("snippet", std::vector<View>())
        .set("meta", std::vector<View>{View().set("text", who),
                                       View().set("text", phase_text(showing, call))})
        .set("tags",
             std::vector<View>{View()
                                   .set("tag_kind", stands == Phase::open ? "good" : "plain")
                                   .set("tag_text", phase_tag(showing, call))})
        .set("who_text", who)
        .set("period_text", showing.closing(call.told.closes_at))
        .set("sum_text", "")
        .set("status_text", phase_tag(showing, call));
    if (call.told.language == texts::code(visit.language)) view.set("card_language", false);
    else
        view.set("card_language", View()
                                      .set("code", call.told.language)
                                      .set("name", showing.text("language_" + call.told.language)));
    return view;
}

std::vector<View> open_calls(web::Services& services, web::Visit const& visit, std::size_t most) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    std::vector<View> views;
    // Some of those that run are paused or have not opened yet.
    for (auto const& one : running(reader, {}, services.now(), 4 * most))
        if (showing.phase(one) == Phase::open && views.size() < most)
            views.push_back(
                View()
                    .set("call_title", one.told.title)
                    .set("call_language", one.told.language)
                    .set("call_url", visit.address(path_of(one)))
                    .set("call_text", who_text(showing, one) + ". " + phase_text(showing, one)));
    return views;
}

std::vector<View> breadcrumbs(Showing const& showing, Call const* call) {
    std::vector<View> views{View()
                                .set("crumb_name", showing.text("title"))
                                .set("crumb_url", showing.visit.address("/calls"))};
    if (call)
        views.push_back(View()
                            .set("crumb_name", call->told.title)
                            .set("crumb_url", showing.visit.address(path_of(*call))));
    return views;
}

}
