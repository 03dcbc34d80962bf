// A link holds no code: what it opens is made when it is used.
#include "features/ideas/letter_way.h"

#include "features/ideas/letters.h"
#include "features/ideas/pages.h"
#include "features/ideas/show.h"
#include "features/ideas/store.h"
#include "platform/secrets/secrets.h"
#include "services/claims/claim_code.h"
#include "services/members/attempts.h"

namespace ideas {

std::string make_way(web::Services& services, db::Transaction& tx, Need const& need,
                     std::string const& address) {
    auto const now = services.now();
    return "/needs/letter/" +
           letter_links::make(tx, {.purpose = std::string(way_purpose),
                                   .subject = subject_of(need),
                                   .address = address,
                                   .made_at = now,
                                   .expires_at = letter_links::days_after(now, way_days)});
}

namespace pages {

namespace {

using letter_links::Refusal;
using letter_links::State;
using web::View;

/// The same for each use of one link, so that who presses twice has one code.
std::string code_of(std::string_view token) {
    return claims::code_from(secrets::hash("a way in by letter " + std::string(token)));
}

/// What the link opens; one that was used a moment ago too.
std::expected<Need, Refusal> open(letter_links::Door& door, web::Visit const& visit,
                                  db::Reader& reader) {
    auto link = letter_links::open(door, visit, reader, way_purpose);
    if (!link) {
        auto const& refused = link.error();
        auto const since = door.services.now().microseconds - refused.link.used_at.microseconds;
        if (refused.state != State::used || since > again_seconds * 1'000'000)
            return std::unexpected(refused);
        link = refused.link;
    }
    auto const id = NeedId::parse(link->subject.id);
    auto need = id ? find(reader, *id) : std::nullopt;
    if (!need) return std::unexpected(Refusal{State::ended, *std::move(link)});
    return *std::move(need);
}

bool may_have_new_letter(Refusal const& refused) {
    return refused.state == State::used || refused.state == State::expired;
}

http::Response way_page(Showing const& showing, std::string_view what, bool may_open, bool may_send,
                        int status) {
    View view;
    view.set("lead", showing.text("way_lead_" + std::string(what)))
        .set("may_open", may_open)
        .set("may_send", may_send)
        .set("form_url", showing.visit.address(showing.visit.path))
        .set("claim_url", showing.visit.address("/needs/claim"));
    return letter_links::secret_page(
        showing.services.pages.page(showing.visit, "ideas/letter_way", std::move(view),
                                    {.title = showing.text("way_title_" + std::string(what)),
                                     .status = status,
                                     .unlisted = true}));
}

http::Response over(letter_links::Door& door, web::Visit const& visit, Refusal const& refused) {
    if (may_have_new_letter(refused))
        return way_page(Showing(door.services, visit), letter_links::name(refused.state), false,
                        true, 410);
    return letter_links::over_page(
        door, visit, refused,
        {door.services.pages.text(visit, "ideas.follow_by_code"), "/needs/claim"});
}

/// To the address of the letter, while the sender still has it there.
void send_new(web::Services& services, db::Transaction& tx, letter_links::Link const& link) {
    auto const id = NeedId::parse(link.subject.id);
    auto const need = id ? find(tx, *id) : std::nullopt;
    if (need) tell_way(services, tx, *need, link.address);
}

http::Response new_letter(LetterWay& way, web::Visit const& visit) {
    auto& services = way.door.services;
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const link = letter_links::open(way.door, visit, tx, way_purpose);
    if (link || !may_have_new_letter(link.error()))
        return link ? way_page(showing, "open", true, false, 200)
                    : over(way.door, visit, link.error());
    if (!way.letters.take(members::network_of(visit.request.remote_address), services.now()))
        return way_page(showing, "flood", false, false, 429).with("Retry-After", "3600");
    send_new(services, tx, link.error().link);
    tx.commit();
    return way_page(showing, "sent", false, false, 200);
}

/// A code of the link's own, kept as its hash; one that is there already stays.
std::string claimed(db::Transaction& tx, std::string_view token, NeedId need) {
    auto code = code_of(token);
    if (!with_claim(tx, claims::code_hash(code))) add_claim(tx, claims::code_hash(code), need);
    return code;
}

}

http::Response show_way(LetterWay& way, web::Visit const& visit) {
    Showing const showing(way.door.services, visit);
    auto reader = way.door.services.database.read();
    auto const need = open(way.door, visit, reader);
    return need ? way_page(showing, "open", true, false, 200) : over(way.door, visit, need.error());
}

http::Response take_way(LetterWay& way, web::Visit const& visit) {
    if (visit.request.form.text("act") == "letter") return new_letter(way, visit);
    auto& services = way.door.services;
    auto const token = visit.part("link");
    auto tx = services.database.begin();
    auto const need = open(way.door, visit, tx);
    if (!need) return over(way.door, visit, need.error());
    letter_links::use(tx, token, services.now());
    auto const code = claimed(tx, token, need->id);
    tx.commit();
    auto reader = services.database.read();
    return opened_by_letter(Showing(services, visit), reader, *need, code);
}

}

}
