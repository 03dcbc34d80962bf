// What pages of dialogues say.
#include "features/dialogues/show.h"

#include "platform/basics/text.h"
#include "platform/basics/typed_time.h"
#include "platform/secrets/secrets.h"
#include "services/organisations/directory.h"
#include "services/web/own_site.h"

namespace dialogues {

using permissions::Permission;
using web::View;

std::string path_of(Dialogue const& dialogue) {
    return "/dialogues/" + dialogue.id.string() + "/" + dialogue.slug;
}

std::string place_of(Dialogue const& dialogue, std::string_view rest) {
    return "/dialogues/" + dialogue.id.string() + std::string(rest);
}

std::string short_address(web::Services& services, Dialogue const& dialogue) {
    auto const own = web::own_site(services, dialogue.told.organisation);
    return (own.empty() ? services.pages.public_address() : own) + "/d/" + dialogue.code;
}

bool may_lead(web::Visit const& visit, Dialogue const& dialogue) {
    return visit.may(Permission::coordinate, dialogue.told.organisation);
}

std::string cookie_name(DialogueId const& id) { return "dialogue-" + id.string(); }

std::optional<Participant> participant_in(web::Visit const& visit, db::Reader& reader,
                                          Dialogue const& dialogue) {
    auto const secret = visit.request.cookies.text(cookie_name(dialogue.id));
    if (secret.size() != secrets::secret_length) return std::nullopt;
    return participant(reader, dialogue.id, secrets::hash(secret));
}

Seen seen_dialogue(Showing const& showing, db::Reader& reader) {
    Seen seen{.dialogue = http::found(find(reader, showing.visit.id<DialogueId>()))};
    seen.participant = participant_in(showing.visit, reader, seen.dialogue);
    seen.looker = {may_lead(showing.visit, seen.dialogue), seen.participant.has_value()};
    if (!may_see(seen.dialogue, seen.looker)) throw http::NotFound();
    return seen;
}

Dialogue led_dialogue(Showing const& showing, db::Reader& reader) {
    auto const seen = seen_dialogue(showing, reader);
    if (!seen.looker.leads) throw http::Forbidden();
    return seen.dialogue;
}

std::string state_tag(Showing const& showing, Dialogue const& dialogue) {
    return showing.text("state_" + std::string(name(dialogue.state)));
}

std::string when_text(Showing const& showing, Dialogue const& dialogue) {
    auto const& told = dialogue.told;
    auto const first = basics::day_in_stockholm(told.starts_at);
    auto const last = basics::day_in_stockholm({told.ends_at.microseconds - 1});
    auto const starts = basics::written(told.starts_at, false);
    auto const ends = basics::written(told.ends_at, true);
    if (first != last)
        return showing.format("when_days",
                              {{"first", showing.date(first)}, {"last", showing.date(last)}});
    if (starts.clock.empty()) return showing.date(first);
    return showing.format("when_hours", {{"day", showing.date(first)},
                                         {"from", starts.clock},
                                         {"to", ends.clock.empty() ? "24:00" : ends.clock}});
}

std::vector<View> fact_views(Showing const& showing, Dialogue const& dialogue, Pulse const& pulse) {
    auto const& told = dialogue.told;
    auto const* owner = showing.directory->find(told.organisation);
    std::vector<View> facts{
        fact(showing.text("fact_who"), showing.organisation_name(told.organisation),
             owner ? showing.visit.address("/organisations/" + owner->id.string() + "/" +
                                           basics::slug(owner->name))
                   : std::string()),
        fact(showing.text("fact_when"), when_text(showing, dialogue))};
    if (!told.place.empty()) facts.push_back(fact(showing.text("fact_place"), told.place));
    if (!told.link.empty()) facts.push_back(fact(showing.text("fact_link"), told.link, told.link));
    facts.push_back(fact(showing.text("fact_secrecy"),
                         showing.text("secrecy_" + std::string(name(told.secrecy)))));
    facts.push_back(fact(showing.text("fact_moderation"),
                         showing.text("moderation_" + std::string(name(told.moderation)))));
    if (dialogue.state == State::open || dialogue.state == State::closed)
        facts.push_back(fact(showing.text("fact_participants"),
                             showing.format("participants_text", {{"count", pulse.participants},
                                                                  {"votes", pulse.votes}})));
    return facts;
}

View card_view(Showing const& showing, Dialogue const& dialogue) {
    auto const& visit = showing.visit;
    auto const who = showing.organisation_name(dialogue.told.organisation);
    View view;
    view.set("card_title", dialogue.told.title)
        .set("card_url", visit.address(path_of(dialogue)))
        .set_optional("card_text", basics::shortened(basics::one_line(dialogue.told.purpose), 220))
        .set("has_snippet", false)
        .set("snippet", std::vector<View>())
        .set("meta", std::vector<View>{View().set("text", who),
                                       View().set("text", when_text(showing, dialogue))})
        .set("tags", std::vector<View>{View()
                                           .set("tag_kind",
                                                dialogue.state == State::open ? "good" : "plain")
                                           .set("tag_text", state_tag(showing, dialogue))})
        .set("who_text", who)
        .set("period_text", when_text(showing, dialogue))
        .set("sum_text", "")
        .set("status_text", state_tag(showing, dialogue));
    if (dialogue.told.language == texts::code(visit.language)) view.set("card_language", false);
    else
        view.set("card_language",
                 View()
                     .set("code", dialogue.told.language)
                     .set("name", showing.text("language_" + dialogue.told.language)));
    return view;
}

std::vector<View> breadcrumbs(Showing const& showing, Dialogue const* dialogue) {
    std::vector<View> views{View()
                                .set("crumb_name", showing.text("title"))
                                .set("crumb_url", showing.visit.address("/dialogues"))};
    if (dialogue)
        views.push_back(View()
                            .set("crumb_name", dialogue->told.title)
                            .set("crumb_url", showing.visit.address(path_of(*dialogue))));
    return views;
}

View pulse_view(Showing const& showing, Dialogue const& dialogue, Pulse const& pulse,
                std::int64_t statements) {
    auto figure = [&](std::string mark, std::int64_t value) {
        auto name = showing.format("figure_" + mark, {{"count", value}});
        return View()
            .set("figure_mark", std::move(mark))
            .set("figure_value", showing.number(value))
            .set("figure_name", std::move(name));
    };
    View view;
    return view
        .set("pulse_figures",
             std::vector<View>{figure("participants", pulse.participants),
                               figure("votes", pulse.votes), figure("statements", statements)})
        .set("live_url", "/dialogues/" + dialogue.id.string() + "/live")
        .set("live_revision", std::to_string(pulse.revision));
}

}
