// The log says that a weighing was made, answered and closed; never who answered what.
#include <algorithm>

#include "features/ideas/weighing/seen.h"
#include "services/letter_links/letter_links.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/web/own_site.h"

namespace ideas::weighing {

namespace {

constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;

activity::Subject subject_of(Weighing const& weighing) {
    return {"weighing", weighing.id.string()};
}

void record(db::Transaction& tx, Hand const& hand, Weighing const& weighing,
            std::string_view what) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "ideas.weighing_" + std::string(what),
                         .subject = {"organisation", weighing.organisation.string()},
                         .organisation = weighing.organisation,
                         .details = json::Object{{"weighing", weighing.id.text()}}});
}

/// So many days that a link is good: to the end of the last day and a little.
int days_left(Weighing const& weighing, basics::Time now) {
    int days = 1;
    while (days < 400 &&
           basics::day_in_stockholm({now.microseconds + (days - 1) * day}) <= weighing.last_day)
        ++days;
    return days;
}

/// To a member, the page; to others, a link of their own.
void write_to(web::Services& services, db::Transaction& tx, Hand const& hand,
              Weighing const& weighing, Person const& person, texts::Language language,
              std::string const& about) {
    auto const member = person.member.empty() ? std::nullopt : services.members.find(person.member);
    auto const to = member ? member->email : person.address;
    if (to.empty() || to.starts_with("left:")) return;
    auto const in = member ? member->language : language;
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(weighing.organisation);
    auto const place =
        member ? "/weighings/" + weighing.id.string() + "/answer"
               : "/weighings/letter/" +
                     letter_links::make(tx, {.purpose = std::string(link_purpose),
                                             .subject = subject_of(weighing),
                                             .detail = person.id.string(),
                                             .address = to,
                                             .made_at = hand.now,
                                             .expires_at = letter_links::days_after(
                                                 hand.now, days_left(weighing, hand.now))});
    services.post(
        tx,
        {.to = to,
         .language = in,
         .about = about,
         .arguments = {{"name", weighing.name},
                       {"who", one ? organisations::name_in(*one, in) : services.pages.site_name()},
                       {"count", static_cast<std::int64_t>(weighing.subjects.size())},
                       {"date", texts::date(in, weighing.last_day)}},
         .path = "/" + std::string(texts::code(in)) + place,
         .address = web::own_site(services, weighing.organisation)});
}

void ask(web::Services& services, db::Transaction& tx, Hand const& hand, Weighing const& weighing,
         Person const& person, texts::Language language) {
    write_to(services, tx, hand, weighing, person, language, "ideas.mail_weighing_");
}

/// The one who answers, made when anybody may; with the time of their answer.
void note_answered(db::Transaction& tx, Hand const& hand, Seen& seen, bool is_done) {
    bool const is_first = !seen.person || seen.person->answered_at == basics::Time();
    if (!is_done) return;
    store::set_answered(tx, seen.weighing.id, seen.person->id, hand.now);
    seen.person->answered_at = hand.now;
    if (is_first) record(tx, {hand.log, hand.now, {}}, seen.weighing, "answered");
    auto const people = store::people(tx, seen.weighing.id);
    if (!seen.weighing.is_open_to_all && answered(people) == people.size())
        close(tx, {hand.log, hand.now, {}}, seen.weighing);
}

void must_have_person(db::Transaction& tx, Hand const& hand, Seen& seen) {
    if (seen.person) return;
    Person one{.id = PersonId::make(), .member = hand.member, .asked_at = hand.now};
    store::add(tx, seen.weighing.id, one);
    seen.person = store::member(tx, seen.weighing.id, hand.member);
}

}

Weighing make(web::Services& services, db::Transaction& tx, Hand const& hand, Good good,
              texts::Language language) {
    auto& weighing = good.weighing;
    weighing.id = WeighingId::make();
    weighing.made_by = hand.member;
    weighing.made_at = hand.now;
    store::add(tx, weighing);
    record(tx, hand, weighing, "made");
    for (auto const& member : good.members)
        ask_also(services, tx, hand, weighing, {.member = member}, language);
    for (auto const& address : good.addresses)
        ask_also(services, tx, hand, weighing, {.address = address}, language);
    return weighing;
}

bool ask_also(web::Services& services, db::Transaction& tx, Hand const& hand,
              Weighing const& weighing, Person person, texts::Language language) {
    person.id = PersonId::make();
    person.asked_at = hand.now;
    if (!store::add(tx, weighing.id, person)) return false;
    ask(services, tx, hand, weighing, person, language);
    return true;
}

void answer(db::Transaction& tx, Hand const& hand, Seen& seen, Judgements const& judgements) {
    must_have_person(tx, hand, seen);
    store::put(tx, seen.weighing.id, seen.person->id, judgements);
    note_answered(tx, hand, seen, true);
}

void answer(db::Transaction& tx, Hand const& hand, Seen& seen, PairAnswer const& answer) {
    must_have_person(tx, hand, seen);
    store::put(tx, seen.weighing.id, seen.person->id, answer, hand.now);
    auto const own = store::pair_answers(tx, seen.weighing.id, seen.person->id);
    note_answered(tx, hand, seen,
                  pairs_of(seen, own).size() >= pairs::pairs_to_ask(seen.weighing.subjects.size()));
}

bool finish(db::Transaction& tx, Hand const& hand, Seen& seen) {
    if (!seen.person || store::pair_answers(tx, seen.weighing.id, seen.person->id).empty())
        return false;
    note_answered(tx, hand, seen, true);
    return true;
}

void close(db::Transaction& tx, Hand const& hand, Weighing const& weighing) {
    store::close(tx, weighing.id, hand.now);
    letter_links::end_all(tx, link_purpose, subject_of(weighing), hand.now);
    record(tx, hand, weighing, "closed");
}

std::size_t remind(web::Services& services, db::Transaction& tx, Hand const& hand, Seen const& seen,
                   texts::Language language) {
    std::size_t letters = 0;
    for (auto const& one : seen.people) {
        auto const last = std::max(one.asked_at.microseconds, one.reminded_at.microseconds);
        if (one.answered_at != basics::Time() || hand.now.microseconds - last < day) continue;
        store::set_reminded(tx, seen.weighing.id, one.id, hand.now);
        write_to(services, tx, hand, seen.weighing, one, language, "ideas.mail_weighing_again_");
        ++letters;
    }
    if (letters > 0) record(tx, hand, seen.weighing, "reminded");
    return letters;
}

void set_public(db::Transaction& tx, Hand const& hand, Weighing const& weighing, bool is_public) {
    if (weighing.is_public == is_public) return;
    store::set_public(tx, weighing.id, is_public);
    record(tx, hand, weighing, is_public ? "shown" : "kept_inside");
}

void take_away(db::Transaction& tx, Hand const& hand, Weighing const& weighing,
               Person const& person) {
    store::remove(tx, weighing.id, person.id);
    record(tx, hand, weighing, "person_removed");
    auto const people = store::people(tx, weighing.id);
    if (!people.empty() && !weighing.is_open_to_all && answered(people) == people.size())
        close(tx, hand, weighing);
}

}
