// The log says what happened and how far it came, not in which words.
#include "features/adoptions/actions.h"

#include <algorithm>

#include "features/adoptions/sources_store.h"
#include "services/letter_links/letter_links.h"

namespace adoptions {

namespace {

void note(db::Transaction& tx, Hand const& hand, Adoption const& adoption, What what,
          std::string_view action, std::string words = {}) {
    bool const is_told = what == What::begun || what == What::changed;
    add_event(tx, adoption.id,
              {.at = hand.now,
               .what = what,
               .by = hand.member,
               .version = adoption.version,
               .step = adoption.step,
               .round = adoption.round,
               .told = is_told ? json::write(telling_json(adoption.told)) : std::string(),
               .words = std::move(words)});
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "adoptions." + std::string(action),
                         .subject = adoption.subject,
                         .organisation = adoption.organisation,
                         .details = json::Object{{"adoption", adoption.id.text()},
                                                 {"state", name(adoption.step.state)},
                                                 {"version", adoption.version}}});
}

std::string_view action_of(State before, State after) {
    return begins_use(before, after) ? "used" : ends_use(before, after) ? "ended" : "moved";
}

void plan_next(Adoption& adoption) {
    auto const next = is_used(adoption.step.state)
                          ? later_question(adoption.asked_from, adoption.round)
                          : std::nullopt;
    adoption.ask_next_at = next ? next->at : basics::Time();
}

void ask_from_now(Adoption& adoption, basics::Time now) {
    adoption.asked_from = asked_from(adoption.used_since, basics::day_in_stockholm(now));
}

void end_links(db::Transaction& tx, Hand const& hand, Adoption const& adoption) {
    letter_links::end_all(tx, link_purpose, {"adoption", adoption.id.string()}, hand.now);
}

/// A use begins anew from its own day, with its own questions.
Adoption stepped(db::Transaction& tx, Hand const& hand, Adoption const& before, Step const& step) {
    auto now = moved(before, step);
    if (begins_use(before.step.state, step.state)) now.used_since = step.since;
    if (is_used(step.state) && now.round == 0) ask_from_now(now, hand.now);
    // Whoever tells how it stands has answered.
    if (now.is_asked()) now.answered_at = std::max(hand.now, now.asked_at);
    end_links(tx, hand, now);
    plan_next(now);
    return now;
}

}

Adoption begin(db::Transaction& tx, Hand const& hand, std::optional<Adoption> const& before,
               Begun const& begun) {
    auto const from = begun.since.year == 0 ? basics::day_in_stockholm(hand.now) : begun.since;
    Step const step{begun.state, from};
    if (!before) {
        Adoption made{.id = AdoptionId::make(),
                      .subject = begun.subject,
                      .organisation = begun.organisation,
                      .unit = begun.unit,
                      .step = step,
                      .used_since = is_used(begun.state) ? from : basics::Date(),
                      .language = begun.language,
                      .stated_by = hand.member,
                      .created_at = hand.now,
                      .updated_at = hand.now};
        if (is_used(begun.state)) ask_from_now(made, hand.now);
        plan_next(made);
        add(tx, made);
        note(tx, hand, made, What::begun, is_used(begun.state) ? "used" : "begun");
        return made;
    }
    auto const standing = before->standing();
    bool const goes_on =
        is_used(begun.state) ? standing != Standing::used : standing == Standing::ended;
    if (!goes_on) return *before;
    // What was used and not confirmed again goes on as it stood.
    bool const is_confirmed = is_used(before->step.state) && is_used(begun.state);
    auto now = stepped(tx, hand, *before, is_confirmed ? before->step : step);
    now.stated_by = hand.member;
    now.language = begun.language;
    now.updated_at = hand.now;
    ++now.version;
    update(tx, now);
    // That is news to those who made it.
    set_origin_told(tx, now.id, {});
    note(tx, hand, now, What::moved, action_of(before->step.state, begun.state));
    return now;
}

Adoption tell(db::Transaction& tx, Hand const& hand, Adoption const& before, Draft const& draft,
              texts::Language language) {
    bool const is_moved = before.step != draft.step, is_changed = before.told != draft.told;
    if (!is_moved && !is_changed) return before;
    auto now = is_moved ? stepped(tx, hand, before, draft.step) : before;
    now.told = draft.told;
    now.stated_by = hand.member;
    now.language = language;
    now.updated_at = hand.now;
    ++now.version;
    update(tx, now);
    if (is_moved) note(tx, hand, now, What::moved, action_of(before.step.state, draft.step.state));
    if (is_changed) note(tx, hand, now, What::changed, "changed");
    return now;
}

Adoption take_from(db::Transaction& tx, Hand const& hand, Adoption adoption,
                   std::optional<AdoptionId> const& source) {
    if (source_of(tx, adoption.id) == source) return adoption;
    set_source(tx, adoption, source);
    adoption.updated_at = hand.now;
    ++adoption.version;
    update(tx, adoption);
    note(tx, hand, adoption, What::changed, "changed");
    return adoption;
}

Adoption verify(db::Transaction& tx, Hand const& hand, Adoption adoption, Verified verified) {
    verified.at = hand.now;
    verified.by = hand.member;
    adoption.verified = std::move(verified);
    adoption.updated_at = hand.now;
    update(tx, adoption);
    note(tx, hand, adoption, What::verified, "verified", adoption.verified.words);
    return adoption;
}

Asked ask(db::Transaction& tx, Hand const& hand, Adoption adoption, int months,
          std::string const& address) {
    end_links(tx, hand, adoption);
    adoption.round = months;
    adoption.asked_at = hand.now;
    plan_next(adoption);
    update(tx, adoption);
    note(tx, hand, adoption, What::asked, "asked");
    auto link =
        letter_links::make(tx, {.purpose = std::string(link_purpose),
                                .subject = {"adoption", adoption.id.string()},
                                .detail = std::to_string(adoption.version),
                                .address = address,
                                .member = adoption.stated_by,
                                .made_at = hand.now,
                                .expires_at = letter_links::days_after(hand.now, days_to_answer)});
    return {std::move(adoption), std::move(link)};
}

Adoption answer_yes(db::Transaction& tx, Hand const& hand, Adoption adoption, std::string words) {
    // Asked and answered within one microsecond is answered.
    adoption.answered_at = std::max(hand.now, adoption.asked_at);
    adoption.updated_at = hand.now;
    adoption.is_lapsed = false;
    plan_next(adoption);
    update(tx, adoption);
    note(tx, hand, adoption, What::still_used, "still_used", std::move(words));
    return adoption;
}

Adoption answer_no(db::Transaction& tx, Hand const& hand, Adoption adoption, std::string reason) {
    auto const before = adoption.step.state;
    adoption = stepped(tx, hand, adoption,
                       {State::abandoned, basics::day_in_stockholm(hand.now), std::move(reason)});
    adoption.updated_at = hand.now;
    ++adoption.version;
    update(tx, adoption);
    note(tx, hand, adoption, What::moved, action_of(before, State::abandoned));
    return adoption;
}

Adoption lapse(db::Transaction& tx, Hand const& hand, Adoption adoption) {
    adoption.is_lapsed = true;
    update(tx, adoption);
    note(tx, hand, adoption, What::lapsed, "lapsed");
    return adoption;
}

void stop_asking(db::Transaction& tx, Adoption adoption) {
    adoption.ask_next_at = {};
    update(tx, adoption);
}

}
