// Escalations in the reader's language: what their pages and programs share.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "features/escalations/actions.h"
#include "services/letter_links/letter_links.h"
#include "services/members/allowance.h"
#include "services/told/form.h"
#include "services/web/showing.h"

namespace escalations {

/// What the handlers work with, made once.
struct Parts {
    web::Services& services;
    Addressees addressees;
    legal_references::Laws laws;
    letter_links::Door door;
    /// Of a member in an hour: letters go to addresses of their choice.
    members::Allowance letters{30};
    /// Through one link in an hour.
    members::Allowance desk{30};

    explicit Parts(web::Services& all)
        : services(all), addressees(all.resources), laws(all.resources), door(all) {}
};

/// One reader and what they read with. Lives as long as the visit.
struct Showing : web::Showing {
    Parts& parts;
    basics::Date today;

    Showing(Parts& all, web::Visit const& one)
        : web::Showing(all.services, one, "escalations"),
          parts(all),
          today(basics::day_in_stockholm(all.services.now())) {}

    std::string organisation_name(organisations::OrganisationId const& id) const {
        return web::Showing::organisation_name(id, "no_organisation");
    }
    Hand hand() const { return {services.activity, services.now(), visit.viewer.member}; }
    /// The text that begins so and ends with the value: "stage_", "answered".
    std::string word(std::string_view beginning, std::string_view value) const {
        return text(std::string(beginning) + std::string(value));
    }
};

using web::fact;
using web::paragraphs;
using web::private_page;

/// A barrier and what the one who visits may do with it.
struct Seen {
    Known barrier = {};
    web::Access access = {};
    Way way = {};
};
/// The barrier in the address as the one who visits may read it; NotFound otherwise.
Seen seen_barrier(Showing const& showing, db::Reader& reader);
/// The same for those who tend it; Forbidden for those who only read it.
Seen tended_barrier(Showing const& showing, db::Reader& reader);
/// What the path's {number} names of it; NotFound otherwise.
Escalation asked_in(Showing const& showing, db::Reader& reader, Known const& barrier);

/// "/barriers/01j…/way", without the language.
std::string way_path(Known const& barrier);

/// "Boverket", "Kommunstyrelsen, Sampelby kommun".
std::string addressee_name(Showing const& showing, Escalation const& one);
/// The name of a key or of an organisation.
std::string addressee_name(Showing const& showing, std::string_view addressee);
/// "Skickat för 143 dagar sedan, inget svar registrerat.", "Svar 3 mars 2026: godtar delvis."
std::string standing_text(Showing const& showing, Escalation const& one);
/// "Väntar på svar", "Borta sedan …": where the barrier stands.
std::string stage_text(Showing const& showing, Way const& way);

/// One escalation with its answer and what was said: the values of the partial in way.mustache.
web::View escalation_view(Showing const& showing, Escalation const& one,
                          std::vector<Word> const& words);
std::vector<web::View> outcome_views(Showing const& showing, std::vector<Outcome> const& outcomes);
std::vector<web::View> move_views(Showing const& showing, std::vector<Moved> const& moves,
                                  std::vector<Escalation> const& escalations);
std::vector<web::View> breadcrumbs(Showing const& showing, Known const& barrier);

/// A form of told fields on a page of its own.
struct Form {
    std::string title = {}, lead = {}, button = {};
    std::string path = {}, back = {};  ///< Without the language.
    told::Fields fields = {};
    told::Told typed = {};
    told::MoreChoices more = {};
    std::vector<web::View> facts = {};
    basics::Problems problems = {};
    std::string warning = {};  ///< In the visit's language.
    int status = 200;
};
http::Response form_page(Showing const& showing, Known const& barrier, Form const& form);
/// 409: the form again, with why the rules refuse it.
http::Response refused(Showing const& showing, Known const& barrier, Form form, Refusal refusal);
/// Back to the barrier's way, which says what was done.
http::Response done(Showing const& showing, Known const& barrier, std::string_view what);

}
