// Dialogues in the reader's language: what their pages share.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/dialogues/actions.h"
#include "features/dialogues/rules.h"
#include "services/web/showing.h"

namespace dialogues {

/// One reader and what they read with. Lives as long as the visit.
struct Showing : web::Showing {
    Showing(web::Services& all, web::Visit const& one) : web::Showing(all, one, "dialogues") {}

    std::string organisation_name(OrganisationId const& id) const {
        return web::Showing::organisation_name(id, "no_organisation");
    }
    Hand hand() const { return {services.activity, services.now(), visit.viewer.member}; }
    std::string number(std::int64_t value) const { return texts::number(visit.language, value); }
};

using web::fact;
using web::paragraphs;
using web::private_page;

/// The path without the language: "/dialogues/ID/slug".
std::string path_of(Dialogue const& dialogue);
/// "/dialogues/ID" and what follows: place_of(dialogue, "/desk").
std::string place_of(Dialogue const& dialogue, std::string_view rest);
/// "https://samverk.example/d/K7M2QX"
std::string short_address(web::Services& services, Dialogue const& dialogue);

bool may_lead(web::Visit const& visit, Dialogue const& dialogue);
/// Who the one who visits is in this dialogue, by their cookie.
std::optional<Participant> participant_in(web::Visit const& visit, db::Reader& reader,
                                          Dialogue const& dialogue);
/// The cookie's name: each dialogue has its own, so that nobody can be followed from one to
/// another.
std::string cookie_name(DialogueId const& id);

/// A dialogue as the one who visits may see it.
struct Seen {
    Dialogue dialogue = {};
    Looker looker = {};
    std::optional<Participant> participant = {};
};
/// The dialogue in the address; NotFound for those who may not see it.
Seen seen_dialogue(Showing const& showing, db::Reader& reader);
/// The same for those who lead it; Forbidden for those who only see it.
Dialogue led_dialogue(Showing const& showing, db::Reader& reader);

/// "öppen", "avslutad"
std::string state_tag(Showing const& showing, Dialogue const& dialogue);
/// "3 mars 2026 kl. 09:00–12:00"
std::string when_text(Showing const& showing, Dialogue const& dialogue);
/// For facts_list.
std::vector<web::View> fact_views(Showing const& showing, Dialogue const& dialogue,
                                  Pulse const& pulse);
/// A dialogue in a list, as card_call wants it.
web::View card_view(Showing const& showing, Dialogue const& dialogue);
std::vector<web::View> breadcrumbs(Showing const& showing, Dialogue const* dialogue);
/// "12 deltagare · 340 svar · 25 påståenden", each with the mark by which the script renews it:
/// figures[] {figure_mark figure_value figure_name}, live_url.
web::View pulse_view(Showing const& showing, Dialogue const& dialogue, Pulse const& pulse,
                     std::int64_t statements);

}
