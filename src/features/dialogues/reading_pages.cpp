// One dialogue as everybody who may see it reads it.
#include "features/dialogues/pages.h"
#include "platform/basics/text.h"

namespace dialogues {

namespace {

using web::View;

/// The steps of the agenda: agenda[] {step_text}.
std::vector<View> agenda_views(std::string_view agenda) {
    std::vector<View> views;
    while (!agenda.empty()) {
        auto const end = std::min(agenda.find('\n'), agenda.size());
        auto const step = basics::trimmed(agenda.substr(0, end));
        if (!step.empty()) views.push_back(View().set("step_text", std::string(step)));
        agenda.remove_prefix(std::min(end + 1, agenda.size()));
    }
    return views;
}

/// about {about_title, about_url}, or false when it is nothing that the one who visits may see.
View about_view(Showing const& showing, db::Reader& reader, Dialogue const& dialogue) {
    auto const& about = dialogue.told.about;
    auto const subject = about.empty() ? std::nullopt
                                       : web::access_to(showing.services, showing.visit, reader,
                                                        about.kind, about.id);
    View view;
    if (!subject || !subject->may_see) return view.set("about", false);
    return view.set("about", View()
                                 .set("about_title", subject->title)
                                 .set("about_url", showing.visit.address(subject->path)));
}

/// What one can do here now.
View ways_view(Showing const& showing, Seen const& seen) {
    auto const& visit = showing.visit;
    auto const& dialogue = seen.dialogue;
    bool const is_on = dialogue.state == State::open || dialogue.state == State::published;
    bool const may_come = dialogue.told.secrecy == Secrecy::open;
    View view;
    view.set("takes_part", seen.looker.takes_part)
        .set("may_join", is_on && may_come && !seen.looker.takes_part)
        .set("needs_code", is_on && !may_come && !seen.looker.takes_part)
        .set("part_url", visit.address(place_of(dialogue, "/take-part")))
        .set("join_url", visit.address("/dialogues/join") +
                             (may_come ? "?code=" + dialogue.code : std::string()))
        .set("has_results", may_see_results(dialogue, seen.looker))
        .set("results_url", visit.address(place_of(dialogue, "/results")))
        .set("leads", seen.looker.leads)
        .set("desk_url", visit.address(place_of(dialogue, "/desk")))
        .set("calendar_url", "/dialogues/" + dialogue.id.string() + "/calendar.ics")
        .set("all_url", visit.address("/dialogues"));
    return view;
}

}

http::Response show(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const seen = seen_dialogue(showing, reader);
    auto const& dialogue = seen.dialogue;
    if (visit.part("slug") != dialogue.slug) return http::moved(visit.address(path_of(dialogue)));
    auto const& told = dialogue.told;
    auto view = ways_view(showing, seen);
    view.merge(about_view(showing, reader, dialogue));
    view.set_list("breadcrumbs", breadcrumbs(showing, nullptr))
        .set("dialogue_language", told.language)
        .set("state_text", showing.format("state_text_" + std::string(name(dialogue.state)),
                                          {{"when", when_text(showing, dialogue)},
                                           {"closed", showing.date(dialogue.closed_at)}}))
        .set("purpose", paragraphs(told.purpose))
        .set_list("agenda", agenda_views(told.agenda))
        .set_list("material", paragraphs(told.material))
        .set("secrecy_text", showing.text("secrecy_text_" + std::string(name(told.secrecy))))
        .set_list("facts", fact_views(showing, dialogue, pulse(reader, dialogue.id)))
        .set_list("goals", {});
    return private_page(services.pages.page(
        visit, "dialogues/dialogue", std::move(view),
        {.title = told.title,
         .description = basics::shortened(basics::one_line(told.purpose), 160),
         .unlisted = told.secrecy == Secrecy::closed || dialogue.state == State::draft}));
}

}
