// What is true, in words: never more than a date that somebody gave.
#include "services/promises/showing.h"

#include "platform/texts/further.h"
#include "services/organisations/shelf.h"
#include "services/units/things.h"

namespace promises {

namespace {

using web::View;

/// One page's reader, with names of organisation and units at hand.
struct Words {
    web::Services& services;
    web::Visit const& visit;
    units::Chart chart;
    std::string organisation;
    basics::Date today;

    Words(web::Services& services_, web::Visit const& visit_, db::Reader& reader,
          organisations::OrganisationId const& id)
        : services(services_),
          visit(visit_),
          chart(units::chart_of(reader, id, basics::day_in_stockholm(services_.now()))),
          today(chart.day()) {
        auto const directory = services.organisations.directory();
        auto const* known = directory->find(id);
        if (known) organisation = organisations::name_in(*known, visit.language);
    }

    std::string date(basics::Date day) const {
        return visit.further ? visit.further->date(day) : texts::date(visit.language, day);
    }
    std::string format(std::string_view id, texts::Arguments const& arguments) const {
        return services.pages.format(visit, "promises." + std::string(id), arguments);
    }
    std::string who(Given const& given) const {
        return given.promise.who.empty() ? organisation : given.promise.who;
    }
    std::string unit(Given const& given) const {
        auto name = chart.name(given.unit);
        return name.empty() ? organisation : name;
    }
};

View line(std::string text, bool is_late = false) {
    return View().set("promise_text", std::move(text)).set("promise_is_late", is_late);
}

bool is_own(Given const& given) { return given.source != Source::national; }

/// Of a clock that stands still, or has: what was told first, and what it is now.
void add_asked(Words const& words, Clock const& clock, std::vector<View>& lines) {
    auto const& given = clock.given.front();
    auto const counted = counted_due(clock);
    bool const is_still = stands_still(clock);
    bool const is_passed = !is_still && counted < words.today;
    std::string const kind = is_still ? "asked_still" : is_passed ? "asked_passed" : "asked_by";
    lines.push_back(
        line(words.format(kind, {{"who", words.who(given)},
                                 {"since", words.date(basics::day_in_stockholm(clock.asked_since))},
                                 {"first", words.date(first_due(clock))},
                                 {"when", words.date(counted)},
                                 {"count", clock.asked_days}}),
             is_passed && is_own(given)));
}

/// The promise that was given when it came.
void add_first(Words const& words, Given const& given, std::vector<View>& lines) {
    texts::Arguments const arguments{{"who", words.who(given)},
                                     {"name", words.organisation},
                                     {"when", words.date(given.due.day)}};
    bool const is_passed = given.due.day < words.today;
    std::string const kind = is_own(given) ? "own" : "national";
    lines.push_back(line(words.format((is_passed ? "passed_" : "by_") + kind, arguments),
                         is_passed && is_own(given)));
    if (given.due.lengthened > 0)
        lines.push_back(line(words.format("lengthened", {{"count", given.due.lengthened}})));
}

/// What another unit promised, by the date that holds for it.
void add_further(Words const& words, Given const& given, basics::Date by,
                 std::vector<View>& lines) {
    bool const is_passed = by < words.today;
    lines.push_back(line(words.format(is_passed ? "sent_passed" : "sent_by",
                                      {{"unit", words.unit(given)},
                                       {"at", words.date(basics::day_in_stockholm(given.at))},
                                       {"who", words.who(given)},
                                       {"when", words.date(by)}}),
                         is_passed && is_own(given)));
}

View as_view(std::vector<View> lines) { return View().set_list("promise_lines", std::move(lines)); }

}

View lines_view(web::Services& services, web::Visit const& visit, db::Reader& reader,
                Clock const& clock) {
    Words const words(services, visit, reader, clock.organisation);
    std::vector<View> lines;
    if (clock.outcome == Outcome::answered) {
        auto const day = basics::day_in_stockholm(clock.stopped_at);
        lines.push_back(line(
            words.format(is_late(clock, words.today) ? "answered_late" : "answered_in_time",
                         {{"day", words.date(day)}, {"when", words.date(counted_due(clock))}})));
    }
    if (clock.outcome == Outcome::running) {
        if (stands_still(clock) || clock.asked_days > 0) add_asked(words, clock, lines);
        else add_first(words, clock.given.front(), lines);
        // While the clock stands still none of the dates holds.
        for (std::size_t at = 1; at < clock.given.size() && !stands_still(clock); ++at)
            add_further(words, clock.given[at],
                        at + 1 == clock.given.size() ? answer_by(clock) : clock.given[at].due.day,
                        lines);
    }
    return as_view(std::move(lines));
}

View lines_view(web::Services& services, web::Visit const& visit, db::Reader& reader,
                organisations::OrganisationId const& organisation, Given const& given) {
    std::vector<View> lines;
    add_first(Words(services, visit, reader, organisation), given, lines);
    return as_view(std::move(lines));
}

std::string within(web::Services& services, web::Visit const& visit, Promise const& promise) {
    return services.pages.format(visit, "promises.within_" + std::string(name(promise.counting)),
                                 {{"count", promise.days}});
}

std::string sentence(texts::Catalogue const& texts, texts::Language language, Clock const& clock) {
    return texts.format(language, "promises.mail_by",
                        {{"when", texts::date(language, answer_by(clock))}});
}

json::Object as_json(Promise const& promise) {
    return {{"who", promise.who.empty() ? json::Value() : json::Value(promise.who)},
            {"days", promise.days},
            {"counting", name(promise.counting)}};
}

json::Object as_json(Clock const& clock, basics::Date today) {
    json::Array given;
    for (auto const& one : clock.given) {
        auto line = as_json(one.promise);
        line.append("unit", one.unit.empty() ? json::Value() : json::Value(one.unit.text()));
        line.append("source", name(one.source));
        line.append("at", basics::iso(one.at));
        line.append("due", basics::iso(one.due.day));
        line.append("lengthened_days", one.due.lengthened);
        given.push_back(std::move(line));
    }
    bool const is_answered = clock.outcome == Outcome::answered;
    bool const late = is_late(clock, today);
    std::string_view const state =
        clock.outcome == Outcome::running ? (late ? "late" : "waiting") : name(clock.outcome);
    return {{"state", state},
            {"due", basics::iso(first_due(clock))},
            {"counted_due", basics::iso(counted_due(clock))},
            {"asked_since",
             stands_still(clock) ? json::Value(basics::iso(clock.asked_since)) : json::Value()},
            {"asked_days", clock.asked_days},
            {"answered", is_answered ? json::Value(basics::iso(clock.stopped_at)) : json::Value()},
            {"in_time", is_answered ? json::Value(!late) : json::Value()},
            {"given", std::move(given)}};
}

}
