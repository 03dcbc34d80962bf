// Each answers alone: nobody's answers are on these pages but one's own. Opening changes nothing.
#include <algorithm>

#include "features/ideas/weighing/pages.h"
#include "platform/basics/text.h"

namespace ideas::weighing {

namespace {

using letter_links::Refusal;
using web::View;

/// The one who answers, and where.
struct Answering {
    Showing const& showing;
    Seen& seen;
    std::string form_path = {};  ///< Without the language.
    bool has_link = false;
};

http::Response finished(Answering const& who, http::Response response) {
    return who.has_link ? letter_links::secret_page(std::move(response))
                        : private_page(std::move(response));
}

std::vector<web::Option> score_options(Showing const& showing, Criterion const& criterion,
                                       std::string const& chosen) {
    std::vector<web::Option> options{{"", showing.text("score_choose"), chosen.empty()}};
    for (auto score = lowest; score <= highest; ++score) {
        auto text = std::to_string(score);
        if (score == lowest) text += ": " + criterion.low;
        if (score == highest) text += ": " + criterion.high;
        auto value = std::to_string(score);
        bool const is_chosen = value == chosen;
        options.push_back({std::move(value), std::move(text), is_chosen});
    }
    options.push_back({"0", showing.text("score_cannot"), chosen == "0"});
    return options;
}

View subject_view(Showing const& showing, Seen const& seen, std::size_t place, Typed const& typed,
                  basics::Problems const& problems) {
    auto const& id = seen.weighing.subjects[place];
    auto const& need = seen.needs[place];
    auto const value = [&](std::string const& field) {
        auto const found = typed.fields.find(field);
        return found == typed.fields.end() ? std::string() : found->second;
    };
    std::vector<View> fields;
    for (std::size_t number = 0; number < seen.weighing.criteria.size(); ++number) {
        auto const field = field_of(id, number);
        auto const& criterion = seen.weighing.criteria[number];
        fields.push_back(web::choices_view({.name = field,
                                            .label = criterion.name,
                                            .problem = showing.problem(problems, field),
                                            .required = true},
                                           score_options(showing, criterion, value(field))));
    }
    auto words = web::field_view({.name = words_field_of(id),
                                  .label = showing.text("label_why"),
                                  .value = value(words_field_of(id)),
                                  .problem = showing.problem(problems, words_field_of(id)),
                                  .max_length = static_cast<int>(longest_why),
                                  .rows = 2});
    words.set("counter_text", showing.format("at_most", {{"count", longest_why}}));
    auto view = story_view(showing, need.told);
    view.set("subject_title", need.told.title)
        .set("score_fields", std::move(fields))
        .set("words_field", std::move(words));
    return view;
}

View common_view(Answering const& who) {
    auto const& [showing, seen, path, has_link] = who;
    auto const& visit = showing.visit;
    View view;
    view.set("state_text", state_text(showing, seen.weighing, seen.is_closed))
        .set("who_text",
             showing.format("weighing_asked_by",
                            {{"who", showing.organisation_name(seen.weighing.organisation)}}))
        .set("form_url", visit.address(path))
        .set("has_link", has_link)
        .set("back_url", visit.address(path_of(seen.weighing.id)))
        .set("weighing_name", seen.weighing.name);
    return view;
}

http::Response criteria_page(Answering const& who, Typed const& typed,
                             basics::Problems const& problems) {
    auto const& showing = who.showing;
    auto view = web::problems_view(showing.visit, showing.services.pages, problems);
    std::vector<View> subjects;
    for (std::size_t place = 0; place < who.seen.needs.size(); ++place)
        subjects.push_back(subject_view(showing, who.seen, place, typed, problems));
    view.merge(common_view(who)).set_list("subjects", std::move(subjects));
    return finished(
        who,
        showing.services.pages.page(
            showing.visit, "ideas/weighing_answer", std::move(view),
            {.title = showing.format("weighing_answer_title", {{"name", who.seen.weighing.name}}),
             .status = problems.empty() ? 200 : 422,
             .unlisted = true}));
}

/// What the person answered before, as if typed.
Typed answered_before(db::Reader& reader, Seen const& seen) {
    Typed typed;
    if (!seen.person) return typed;
    for (auto const& [need, one] : store::judgements(reader, seen.weighing, seen.person->id)) {
        for (std::size_t number = 0; number < one.scores.size(); ++number)
            typed.fields[field_of(need, number)] = std::to_string(one.scores[number]);
        typed.fields[words_field_of(need)] = one.words;
    }
    return typed;
}

View side_view(Showing const& showing, Need const& need, std::string_view choice) {
    auto view = story_view(showing, need.told);
    view.set("side_title", need.told.title).set("side_choice", choice);
    return view;
}

http::Response pair_page(Answering const& who, db::Reader& reader) {
    auto const& [showing, seen, path, has_link] = who;
    auto const key = seen.person ? seen.person->id.string() : showing.visit.viewer.member.string();
    auto const seed = seed_of(seen.weighing.id, key);
    auto const own = seen.person ? store::pair_answers(reader, seen.weighing.id, seen.person->id)
                                 : std::vector<PairAnswer>();
    auto const had = pairs_of(seen, own);
    auto const compared = comparisons(seen, store::pair_answers(reader, seen.weighing.id));
    auto const count = seen.weighing.subjects.size();
    auto const next = pairs::next_pair(count, compared, had, seed);
    auto view = common_view(who);
    std::vector<View> sides;
    if (next) {
        bool const is_turned = pairs::is_turned(*next, seed);
        sides = {side_view(showing, seen.needs[next->first], "first"),
                 side_view(showing, seen.needs[next->second], "second")};
        if (is_turned) std::swap(sides[0], sides[1]);
        view.set("first_id", seen.weighing.subjects[next->first].text())
            .set("second_id", seen.weighing.subjects[next->second].text());
    } else view.set("first_id", "").set("second_id", "");
    auto const wanted = pairs::pairs_to_ask(count);
    view.set_list("sides", std::move(sides))
        .set("question", seen.weighing.question)
        .set("count_text",
             showing.format("pairs_count", {{"count", static_cast<std::int64_t>(had.size())},
                                            {"all", static_cast<std::int64_t>(wanted)}}))
        .set("may_finish", !had.empty());
    return finished(
        who, showing.services.pages.page(showing.visit, "ideas/weighing_pair", std::move(view),
                                         {.title = seen.weighing.question, .unlisted = true}));
}

http::Response answering_page(Answering const& who, db::Reader& reader) {
    return who.seen.weighing.by == By::pairs
               ? pair_page(who, reader)
               : criteria_page(who, answered_before(reader, who.seen), {});
}

/// Stores it, or says what is wrong. True when one is done.
std::expected<bool, basics::Problems> take(Answering const& who, db::Transaction& tx,
                                           Hand const& hand, Typed const& typed) {
    auto const& form = who.showing.visit.request.form;
    if (who.seen.weighing.by == By::criteria) {
        auto const good = checked(who.seen.weighing, typed);
        if (!good) return std::unexpected(good.error());
        answer(tx, hand, who.seen, *good);
        return true;
    }
    if (form.text("act") == "finish") {
        if (!finish(tx, hand, who.seen)) throw http::BadRequest{"no pair is answered yet"};
        return true;
    }
    auto const pair =
        pair_in(who.seen, form.text("first"), form.text("second"), form.text("choice"));
    if (!pair) throw http::BadRequest{"first and second are weighed here, choice is one of four"};
    bool const had = who.seen.person && who.seen.person->answered_at != basics::Time();
    answer(tx, hand, who.seen, *pair);
    return !had && who.seen.person->answered_at != basics::Time();
}

Typed typed_in(Seen const& seen, http::Fields const& form) {
    Typed typed;
    for (auto const& need : seen.weighing.subjects) {
        for (std::size_t number = 0; number < seen.weighing.criteria.size(); ++number)
            typed.fields[field_of(need, number)] = form.text(field_of(need, number));
        typed.fields[words_field_of(need)] = form.text(words_field_of(need));
    }
    return typed;
}

http::Response send(Answering const& who, db::Transaction& tx, Hand const& hand,
                    std::string const& thanks) {
    auto const& visit = who.showing.visit;
    auto const typed = typed_in(who.seen, visit.request.form);
    auto const done = take(who, tx, hand, typed);
    if (!done) return criteria_page(who, typed, done.error());
    tx.commit();
    return finished(who, http::redirect(*done ? thanks : visit.address(who.form_path)));
}

/// The link's weighing, for the one it was sent to.
std::expected<Seen, Refusal> open(letter_links::Door& door, web::Visit const& visit,
                                  db::Reader& reader) {
    auto const link = letter_links::open(door, visit, reader, link_purpose);
    if (!link) return std::unexpected(link.error());
    auto const id = WeighingId::parse(link->subject.id);
    auto const person = PersonId::parse(link->detail);
    auto const asked = id && person ? store::person(reader, *id, *person) : std::nullopt;
    auto here = asked ? seen(door.services, reader, {}, *id, asked) : std::nullopt;
    if (!here || !here->may_answer)
        return std::unexpected(Refusal{letter_links::State::ended, *link});
    return *std::move(here);
}

http::Response over(letter_links::Door& door, web::Visit const& visit, Refusal const& refusal) {
    return letter_links::over_page(door, visit, refusal,
                                   {door.services.pages.text(visit, "ideas.see_needs"), "/needs"});
}

}

http::Response show_answering(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto here = http::found(seen(services, reader, visit.viewer, visit.id<WeighingId>()));
    auto const path = path_of(here.weighing.id);
    if (!here.may_answer) return private_page(http::redirect(visit.address(path)));
    return answering_page({showing, here, path + "/answer"}, reader);
}

http::Response send_answer(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto here = http::found(seen(services, tx, visit.viewer, visit.id<WeighingId>()));
    auto const path = path_of(here.weighing.id);
    // Closed meanwhile: the page says so, and shows what came of it.
    if (!here.may_answer) return private_page(http::redirect(visit.address(path)));
    return send({showing, here, path + "/answer"}, tx, hand_of(showing),
                visit.address(path) + "?done=answered");
}

http::Response show_letter(letter_links::Door& door, web::Visit const& visit) {
    Showing const showing(door.services, visit);
    auto reader = door.services.database.read();
    auto here = open(door, visit, reader);
    if (!here) return over(door, visit, here.error());
    return answering_page({showing, *here, visit.path, true}, reader);
}

http::Response send_by_letter(letter_links::Door& door, web::Visit const& visit) {
    auto& services = door.services;
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto here = open(door, visit, tx);
    if (!here) return over(door, visit, here.error());
    return send({showing, *here, visit.path, true}, tx, {services.activity, services.now(), {}},
                visit.address("/weighings/thanks"));
}

http::Response show_thanks(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    return services.pages.page(visit, "ideas/weighing_thanks",
                               View().set("needs_url", visit.address("/needs")),
                               {.title = showing.text("weighing_thanks_title"), .unlisted = true});
}

}
