// One call as everybody reads it.
#include "features/calls/pages.h"
#include "platform/basics/text.h"
#include "services/web/api.h"

namespace calls {

namespace {

using web::View;

constexpr std::size_t shown_at_once = 50;

/// The questions as they are put: questions[] {question_label, question_hint (optional),
/// question_kind, is_asked}.
std::vector<View> question_views(Showing const& showing, Call const& call) {
    std::vector<View> views;
    for (auto const& one : call.questions)
        views.push_back(View()
                            .set("question_label", one.label)
                            .set_optional("question_hint", one.hint)
                            .set("question_kind",
                                 showing.text("kind_" + std::string(ideas::asked::name(one.kind))))
                            .set("is_asked", one.is_required));
    return views;
}

/// given[] {given_title, given_language, given_url, given_kind, given_state}, more_url (optional).
View given_view(Showing const& showing, db::Reader& reader, Call const& call) {
    auto const id = call.id.string();
    auto given = ideas::asked::shown(reader, id, showing.visit.request.query.text("before"),
                                     shown_at_once + 1);
    std::string more;
    if (given.size() > shown_at_once) {
        given.pop_back();
        more = showing.visit.address(path_of(call) + "?before=" + given.back().key + "#given");
    }
    std::vector<View> views;
    for (auto const& one : given)
        views.push_back(View()
                            .set("given_title", one.title)
                            .set("given_language", one.language)
                            .set("given_url", showing.visit.address(one.path))
                            .set("given_kind", showing.text("given_" + one.subject.kind))
                            .set("given_state", showing.services.pages.text(
                                                    showing.visit, "ideas.state_" + one.state)));
    View view;
    return view.set_list("given", std::move(views)).set_optional("more_url", more);
}

/// Where one answers, and what is to be known before: takes_needs, takes_ideas, need_url, idea_url.
View ways_view(Showing const& showing, Call const& call) {
    auto const stands = showing.phase(call);
    bool const is_open = stands == Phase::open;
    auto const query = "?call=" + call.id.string();
    View view;
    view.set("is_open", is_open)
        .set("takes_needs", is_open && call.told.takes != Takes::ideas)
        .set("takes_ideas", is_open && call.told.takes != Takes::needs)
        .set("need_url", showing.visit.address("/needs/new" + query))
        .set("idea_url", showing.visit.address("/ideas/new" + query))
        .set("takers_text",
             showing.text("takers_text_" + std::string(ideas::asked::name(call.told.takers))));
    return view;
}

View texts_view(Showing const& showing, Call const& call) {
    auto const& told = call.told;
    View view;
    view.set("story", paragraphs(told.story))
        .set("call_language", told.language)
        .set_list("rules", paragraphs(told.rules))
        .set_list("judged", paragraphs(told.judged))
        .set_list("companies", paragraphs(told.companies))
        .set_list("result", paragraphs(call.result))
        .set_list("questions", question_views(showing, call));
    return view;
}

View links_view(Showing const& showing, Call const& call) {
    auto const& visit = showing.visit;
    auto const path = "/calls/" + call.id.string();
    View view;
    view.set("may_work", may_work(visit, call))
        .set("work_url", visit.address(path + "/work"))
        .set("follow_url", visit.address("/follow/call/" + call.id.string()))
        .set("thread_url", visit.address("/red-thread/call/" + call.id.string()))
        .set("claim_url", visit.address("/needs/claim"))
        .set("all_url", visit.address("/calls"))
        .set("share", View()
                          .set("page_address", showing.services.pages.public_address() +
                                                   visit.address(path_of(call)))
                          .set_optional("cite_text", "")
                          .set_optional("data_url", "/api/v1/calls/" + call.id.string())
                          .set_optional("report_url", ""));
    return view;
}

}

http::Response show(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const call = seen_call(showing, reader);
    if (visit.part("slug") != call.slug) return http::moved(visit.address(path_of(call)));
    bool const is_draft = call.state == State::draft;
    auto view = texts_view(showing, call);
    view.merge(given_view(showing, reader, call))
        .merge(ways_view(showing, call))
        .merge(links_view(showing, call));
    view.set_list("breadcrumbs", breadcrumbs(showing, nullptr))
        .set("phase_text", phase_text(showing, call))
        .set("is_draft", is_draft)
        .set_list("facts", fact_views(showing, call, ideas::asked::count(reader, call.id.string())))
        .set_list("goals", {})
        .set_list("events", event_views(showing, call, events(reader, call.id)));
    auto page = services.pages.page(
        visit, "calls/call", std::move(view),
        {.title = call.told.title,
         .description = basics::shortened(basics::one_line(call.told.story), 160),
         .unlisted = is_draft});
    return is_draft ? private_page(std::move(page)) : std::move(page);
}

}
