// The log says that and which year, never whose or in which words.
#include "features/benefits/actions.h"

#include <algorithm>
#include <charconv>

#include "services/letter_links/letter_links.h"

namespace benefits {

namespace {

activity::Subject subject_of(Benefit const& benefit) { return {"benefit", benefit.id.string()}; }

void note(db::Transaction& tx, Hand const& hand, Benefit const& benefit, What what, int year = 0,
          std::string told = {}) {
    add_event(tx, benefit,
              {.at = hand.now,
               .what = what,
               .by = hand.member,
               .version = benefit.version,
               .year = year,
               .told = std::move(told)});
    hand.log.record(tx,
                    {.at = hand.now,
                     .actor = hand.member,
                     .action = "benefits." + std::string(name(what)),
                     .subject = {"project", benefit.project},
                     .organisation = hand.organisation,
                     .details = json::Object{{"benefit", benefit.id.string()}, {"year", year}}});
}

std::string link_to(db::Transaction& tx, Hand const& hand, Benefit const& benefit,
                    std::string_view purpose, std::string_view address, Asked const& asked) {
    return letter_links::make(tx,
                              {.purpose = std::string(purpose),
                               .subject = subject_of(benefit),
                               .detail = written(asked),
                               .address = std::string(address),
                               .made_at = hand.now,
                               .expires_at = letter_links::days_after(hand.now, days_to_answer)});
}

/// The figure waits, in a version of its own: older links are about another one.
Sent send(db::Transaction& tx, Hand const& hand, Benefit const& benefit, Value& value) {
    value.state = State::waiting;
    ++value.version;
    put_value(tx, benefit, value);
    auto const& address = told::said(benefit.told, "controller_email");
    if (address.empty()) return {value, {}};
    return {value, link_to(tx, hand, benefit, controller_purpose, address,
                           {benefit.project, benefit.id, value.year, value.version})};
}

std::string without_addresses(told::Told told) {
    told.erase("owner_email");
    told.erase("controller_email");
    return told::written(told);
}

Value* value_of(Whole& whole, int year) {
    auto const found = std::ranges::find(whole.values, year, &Value::year);
    return found == whole.values.end() ? nullptr : &*found;
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

}

Done state(db::Transaction& tx, Hand const& hand, std::string const& project, Whole const* before,
           told::Told const& told, texts::Language language) {
    if (before && before->benefit.told == told && !before->benefit.is_ended) return {*before, {}};
    Done done;
    if (before) done.whole = *before;
    auto& benefit = done.whole.benefit;
    bool const is_remeasured = before && is_other_measure(before->benefit.told, told);
    bool const has_new_controller =
        before && told::said(before->benefit.told, "controller_email") !=
                      told::said(told, "controller_email");
    if (!before) benefit = {.id = BenefitId::make(), .project = project, .stated_at = hand.now};
    bool const is_to_be_asked =
        !before || before->benefit.is_ended ||
        before->benefit.ask_next_at.microseconds == 0 ||  // Nobody was there to ask.
        told::said(before->benefit.told, "follow_up") != told::said(told, "follow_up");
    benefit.told = told;
    ++benefit.version;
    benefit.is_ended = false;
    benefit.ended_because.clear();
    benefit.language = language;
    benefit.stated_by = hand.member;
    benefit.updated_at = hand.now;
    if (is_to_be_asked) benefit.ask_next_at = first_question(told, hand.now);
    put(tx, benefit);
    for (auto& value : done.whole.values)
        if (is_remeasured || (has_new_controller && value.state == State::waiting)) {
            value.told_at = hand.now;
            done.sent.push_back(send(tx, hand, benefit, value));
        }
    note(tx, hand, benefit, before ? What::amended : What::stated, 0, without_addresses(told));
    return done;
}

Done measure(db::Transaction& tx, Hand const& hand, Whole whole, Value const& told) {
    auto* value = value_of(whole, told.year);
    if (value && value->figure == told.figure && value->measured_on == told.measured_on &&
        value->source == told.source)
        return {std::move(whole), {}};
    if (!value) {
        whole.values.push_back(told);
        std::ranges::sort(whole.values, {}, &Value::year);
        value = value_of(whole, told.year);
        value->version = 0;
    } else {
        auto const version = value->version;
        *value = told;
        value->version = version;
    }
    value->told_by = hand.member;
    value->told_at = hand.now;
    Done done;
    done.sent.push_back(send(tx, hand, whole.benefit, *value));
    note(tx, hand, whole.benefit, What::measured, told.year, told::written(typed_of(told)));
    done.whole = std::move(whole);
    return done;
}

Done send_again(db::Transaction& tx, Hand const& hand, Whole whole, int year) {
    auto* value = value_of(whole, year);
    Done done;
    if (value && value->state != State::confirmed) {
        value->told_at = hand.now;
        done.sent.push_back(send(tx, hand, whole.benefit, *value));
        note(tx, hand, whole.benefit, What::sent, year);
    }
    done.whole = std::move(whole);
    return done;
}

Whole answer(db::Transaction& tx, Hand const& hand, Whole whole, int year, Answer const& given) {
    auto* value = value_of(whole, year);
    if (!value) return whole;
    value->state = given.is_yes ? State::confirmed : State::denied;
    value->answered_at = hand.now;
    value->controller = told::said(whole.benefit.told, "controller_name");
    value->comment = given.comment;
    put_value(tx, whole.benefit, *value);
    note(tx, hand, whole.benefit, given.is_yes ? What::confirmed : What::denied, year,
         told::written(told::Told{{"comment", given.comment}}));
    return whole;
}

std::string ask_owner(db::Transaction& tx, Hand const& hand, Benefit& benefit) {
    auto const& address = told::said(benefit.told, "owner_email");
    benefit.ask_next_at = address.empty() ? basics::Time() : next_question(benefit.ask_next_at);
    // What should have been asked while nobody ran the program is asked once.
    while (benefit.ask_next_at.microseconds != 0 && benefit.ask_next_at <= hand.now)
        benefit.ask_next_at = next_question(benefit.ask_next_at);
    put(tx, benefit);
    if (address.empty()) return {};
    letter_links::end_all(tx, owner_purpose, subject_of(benefit), hand.now);
    note(tx, hand, benefit, What::asked, basics::day_in_stockholm(hand.now).year);
    return link_to(tx, hand, benefit, owner_purpose, address,
                   {benefit.project, benefit.id, 0, benefit.version});
}

Benefit end(db::Transaction& tx, Hand const& hand, Benefit benefit, std::string const& reason) {
    letter_links::end_all(tx, owner_purpose, subject_of(benefit), hand.now);
    benefit.is_ended = true;
    benefit.ended_because = reason;
    benefit.ask_next_at = {};
    benefit.updated_at = hand.now;
    ++benefit.version;
    put(tx, benefit);
    note(tx, hand, benefit, What::ended);
    return benefit;
}

std::string written(Asked const& asked) {
    return asked.project + " " + asked.id.string() + " " + std::to_string(asked.year) + " " +
           std::to_string(asked.version);
}

std::optional<Asked> parse_asked(std::string_view text) {
    std::array<std::string_view, 4> parts;
    for (auto& part : parts) {
        auto const end = std::min(text.find(' '), text.size());
        part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    Asked asked{.project = std::string(parts[0])};
    auto const id = BenefitId::parse(parts[1]);
    if (!id || !read_number(parts[2], asked.year) || !read_number(parts[3], asked.version))
        return std::nullopt;
    asked.id = *id;
    return asked;
}

}
